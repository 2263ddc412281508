/** Archives of both stores, sealed with a passphrase: how they are written, checked and loaded. */
@NullMarked
package ke.go.machakos.db.backup;

import org.jspecify.annotations.NullMarked;
