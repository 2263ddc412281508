/** The sealing of the audit log, the heads that are published of it, and its check. */
@NullMarked
package ke.go.machakos.gateway.audit;

import org.jspecify.annotations.NullMarked;
