/** Live dialogues in Redis, read and replaced with the commands of many turns in one exchange. */
@NullMarked
package ke.go.machakos.db.sessions;

import org.jspecify.annotations.NullMarked;
