package ke.go.machakos.gateway.applications;

import java.util.List;
import ke.go.machakos.db.applications.ApplicationFile;

/** What finishing a half-finished application came to; nothing is kept unless it is done. */
public sealed interface Finished {
  /** It is submitted; the application as it stands now. */
  record Done(ApplicationFile file) implements Finished {}

  /** Only who may act for an applicant, by the table of transitions, finishes it. */
  record NotAllowed() implements Finished {}

  /** It has to be said how it is known whose it is. */
  record ReasonMissing() implements Finished {}

  /** Its number is locked by wrong PINs. */
  record Locked() implements Finished {}

  /** Whoever began it does not agree, or no more, that the county keeps their number. */
  record Unconsented() implements Finished {}

  /** Not everything is answered. */
  record Lacking(DraftView draft) implements Finished {}

  /**
   * An answer is none that there is.
   *
   * @param known what there is; empty where it is only badly written
   */
  record Wrong(String what, String given, List<String> known) implements Finished {
    public Wrong {
      known = List.copyOf(known);
    }
  }

  /** It renews a permit that was renewed otherwise since, or is being renewed. */
  record Followed() implements Finished {}

  /** It has to be said where documents were shown. */
  record PlaceMissing() implements Finished {}

  /** There is none of that number that could still be finished. */
  record Gone() implements Finished {}
}
