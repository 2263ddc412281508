/** Files and folders of the account that runs the gateway. */
@NullMarked
package ke.go.machakos.db.files;

import org.jspecify.annotations.NullMarked;
