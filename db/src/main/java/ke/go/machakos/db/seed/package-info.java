/** The county's own data and the marked sample data, from CSV files into the database. */
@NullMarked
package ke.go.machakos.db.seed;

import org.jspecify.annotations.NullMarked;
