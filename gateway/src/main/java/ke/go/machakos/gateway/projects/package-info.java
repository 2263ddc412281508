/** County projects by place, and what people say of them. */
@NullMarked
package ke.go.machakos.gateway.projects;

import org.jspecify.annotations.NullMarked;
