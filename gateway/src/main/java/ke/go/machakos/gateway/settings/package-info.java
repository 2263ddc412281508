/** What an operator may set: read once at the start, checked as a whole, immutable afterwards. */
@NullMarked
package ke.go.machakos.gateway.settings;

import org.jspecify.annotations.NullMarked;
