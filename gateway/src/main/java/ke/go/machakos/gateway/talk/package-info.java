/** Conversations as transcripts, and the aggregator's side of one: a phone, its form, its line. */
@NullMarked
package ke.go.machakos.gateway.talk;

import org.jspecify.annotations.NullMarked;
