/** Encryption of personal data and keyed look-up hashes, from one keyset file. */
@NullMarked
package ke.go.machakos.db.crypto;

import org.jspecify.annotations.NullMarked;
