/**
 * Applications for permits: what the county's files say of them, the one desk over which they go,
 * and how applicants and officers reach it.
 */
@NullMarked
package ke.go.machakos.gateway.applications;

import org.jspecify.annotations.NullMarked;
