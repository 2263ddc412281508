/**
 * The models that read residents' words: the one at work, the earlier ones, and how one that learnt
 * from officers' corrections takes over.
 */
@NullMarked
package ke.go.machakos.gateway.learning;

import org.jspecify.annotations.NullMarked;
