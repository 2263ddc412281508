/** What is told of bills and payments, over the stores. */
@org.jspecify.annotations.NullMarked
package ke.go.machakos.gateway.payments;
