package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.gateway.sms.SmsReply.Effect;
import ke.go.machakos.nlp.Verdict;

/**
 * Opens the case of a report by SMS and says what fills the slots of the text that tells of it.
 * Thread-safe.
 */
final class Reports {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private final Opening opening;
  private final Reader reader;
  private final FloodWatch floods;
  private final Gazetteer gazetteer;

  Reports(Opening opening, Reader reader, FloodWatch floods, Gazetteer gazetteer) {
    this.opening = opening;
    this.reader = reader;
    this.floods = floods;
    this.gazetteer = gazetteer;
  }

  /**
   * Prepares a case with what is known: words are read and names looked up before the transaction,
   * whose locks the sender's other messages wait for.
   */
  Effect opening(Draft draft, Instant now) {
    Opening.Wish wish =
        new Opening.Wish(
            draft.words(),
            draft.service(),
            draft.ward(),
            draft.landmark(),
            draft.from(),
            draft.language(),
            "sms");
    Verdict verdict = draft.read().orElseGet(() -> reader.read(draft.words()));
    Map<String, String> known = values(draft);
    return tx -> {
      Opening.Opened opened = opening.open(tx, wish, verdict, now);
      floods.opened(tx, draft.service(), draft.ward(), now);
      Map<String, String> values = new HashMap<>(known);
      values.put("number", opened.reference().digits());
      opened.due().ifPresent(due -> values.put("due", day(due)));
      return values;
    };
  }

  /** What is known before a case is open. */
  Map<String, String> values(Draft draft) {
    return Map.of("service", draft.service(), "place", place(draft.ward()));
  }

  /** A ward as it stands behind what it is the place of. */
  String place(Optional<String> ward) {
    return ward.map(gazetteer::wardName).map(name -> ", " + name).orElse("");
  }

  static String day(Instant instant) {
    return LocalDate.ofInstant(instant, NAIROBI).toString();
  }
}
