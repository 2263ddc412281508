/** What one person of the county proposes and another decides. */
@NullMarked
package ke.go.machakos.db.approvals;

import org.jspecify.annotations.NullMarked;
