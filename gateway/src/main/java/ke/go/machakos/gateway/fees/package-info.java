/**
 * What a permit costs and why: the county's catalogue, and an engine that takes no time, place or
 * store but what it is given.
 */
@NullMarked
package ke.go.machakos.gateway.fees;

import org.jspecify.annotations.NullMarked;
