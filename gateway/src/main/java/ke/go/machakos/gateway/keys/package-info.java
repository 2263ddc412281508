/** The command that makes and renews the keys of personal data. */
@NullMarked
package ke.go.machakos.gateway.keys;

import org.jspecify.annotations.NullMarked;
