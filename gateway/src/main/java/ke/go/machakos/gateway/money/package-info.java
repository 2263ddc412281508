/**
 * The county's money desk: what two people decide, unmatched money, the day's close, statements.
 */
@NullMarked
package ke.go.machakos.gateway.money;

import org.jspecify.annotations.NullMarked;
