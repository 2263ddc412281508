/** What people ask the county, and the reviewed answers that it has. */
@NullMarked
package ke.go.machakos.gateway.enquiries;

import org.jspecify.annotations.NullMarked;
