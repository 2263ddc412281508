/** What residents report, and what becomes of it. */
@NullMarked
package ke.go.machakos.db.cases;

import org.jspecify.annotations.NullMarked;
