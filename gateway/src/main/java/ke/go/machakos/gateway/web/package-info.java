/** What every page of the process shares: security headers, assets, who may ask. */
@NullMarked
package ke.go.machakos.gateway.web;

import org.jspecify.annotations.NullMarked;
