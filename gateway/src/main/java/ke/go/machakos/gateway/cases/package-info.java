/**
 * The life of a case: who may do what with it, what becomes of its promise, and who is told. It is
 * the same whatever channel, page or command asks.
 */
@NullMarked
package ke.go.machakos.gateway.cases;

import org.jspecify.annotations.NullMarked;
