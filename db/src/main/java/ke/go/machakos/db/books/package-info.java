/** The books of the county's money: days that are closed, and what they come to. */
@NullMarked
package ke.go.machakos.db.books;

import org.jspecify.annotations.NullMarked;
