/** Turns over HTTP, on a running gateway and real stores. */
@org.jspecify.annotations.NullMarked
package ke.go.machakos.gateway.turns;
