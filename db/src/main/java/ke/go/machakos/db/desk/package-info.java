/** What the county's money desk acts on: bills and payments in hand, unmatched money, doubles. */
@NullMarked
package ke.go.machakos.db.desk;

import org.jspecify.annotations.NullMarked;
