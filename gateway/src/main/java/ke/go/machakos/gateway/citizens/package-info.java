/** What callers see and change about themselves: language, consent, PIN, a shared phone. */
@NullMarked
package ke.go.machakos.gateway.citizens;

import org.jspecify.annotations.NullMarked;
