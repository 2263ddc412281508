package ke.go.machakos.db.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of who sent a message that decides how it is answered, as it stood at one
 * moment.
 *
 * @param moves how often their conversation has moved
 * @param kept the conversation that waits, or waited too long
 * @param waitsUntil until when it waits
 * @param language the one that they chose
 * @param mutedUntil until when they are not heard
 * @param draft their report that waits for an answer, or waited too long
 * @param earlier when the message came that so many of theirs came after, this one included; copies
 *     and what was dropped do not count, nor does what is older than a day
 */
public record Acquaintance(
    int moves,
    Optional<SmsDialogue> kept,
    Instant waitsUntil,
    Optional<String> language,
    Optional<Instant> mutedUntil,
    Optional<ReportDraft> draft,
    Map<Integer, Instant> earlier) {
  public Acquaintance {
    earlier = Map.copyOf(earlier);
  }

  /** What the message answers. */
  public Optional<SmsDialogue> waiting(Instant now) {
    return kept.filter(dialogue -> waitsUntil.isAfter(now));
  }

  /** Whether what they send is dropped. */
  public boolean muted(Instant now) {
    return mutedUntil.filter(until -> until.isAfter(now)).isPresent();
  }
}
