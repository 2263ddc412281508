/**
 * The signed text of a printed permit, and the keys that make and check it: no store, no network.
 */
@NullMarked
package ke.go.machakos.gateway.verify.code;

import org.jspecify.annotations.NullMarked;
