/**
 * A real MariaDB and a real Redis run as children of this process, their files in one data folder.
 */
@NullMarked
package ke.go.machakos.db.embedded;

import org.jspecify.annotations.NullMarked;
