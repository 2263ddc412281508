/** Callers: consent, language, and what it takes to show them what is theirs. */
@NullMarked
package ke.go.machakos.db.citizens;

import org.jspecify.annotations.NullMarked;
