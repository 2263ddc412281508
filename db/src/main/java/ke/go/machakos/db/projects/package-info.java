/** County projects and what citizens say of them. */
@NullMarked
package ke.go.machakos.db.projects;

import org.jspecify.annotations.NullMarked;
