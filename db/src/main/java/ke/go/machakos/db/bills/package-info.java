/** Bills, payments and the ledger between them. */
@NullMarked
package ke.go.machakos.db.bills;

import org.jspecify.annotations.NullMarked;
