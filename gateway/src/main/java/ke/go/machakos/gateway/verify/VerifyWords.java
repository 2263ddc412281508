package ke.go.machakos.gateway.verify;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.menus.engine.Outcome;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;

/** Verdicts as outcomes, whose values the texts of every channel show. Stateless. */
final class VerifyWords {
  /** In a message, so that two parts hold it with the longest names. */
  private static final int MOST_BUSINESS = 60;

  private static final int MOST_HOLDER = 40;

  private VerifyWords() {}

  /** How a permit stands, and the day that goes with it. */
  record Standing(String code, LocalDate day) {}

  static Outcome outcome(Verdict verdict, Language language) {
    return switch (verdict) {
      case Verdict.Unknown unknown -> Outcome.of("unknown");
      case Verdict.Pending pending ->
          Outcome.of(
              "pending", Map.of("number", pending.number().digits(), "sample", sample(pending)));
      case Verdict.OfPermit permit -> Outcome.of("known", values(permit, language));
      case Verdict.Received received -> received(received);
      case Verdict.Reversed reversed -> Outcome.of("reversed", values(reversed));
    };
  }

  /** How a permit stands; one without a last day counts from its first. */
  static Standing standing(Verdict.OfPermit permit) {
    Shown shown = permit.shown();
    return switch (permit) {
      case Verdict.Valid valid ->
          shown
              .to()
              .map(last -> new Standing("valid", last))
              .orElseGet(() -> new Standing("open", valid.since()));
      case Verdict.NotYet notYet -> new Standing("later", notYet.from());
      case Verdict.Expired expired -> new Standing("expired", expired.last());
      case Verdict.Revoked revoked -> new Standing("revoked", revoked.on());
    };
  }

  private static Map<String, String> values(Verdict.OfPermit permit, Language language) {
    Shown shown = permit.shown();
    Standing standing = standing(permit);
    Map<String, String> values = new HashMap<>();
    values.put("number", shown.number().digits());
    values.put("type", shown.type().name(language.code()));
    values.put("business", cut(shown.business(), MOST_BUSINESS));
    values.put("ward", shown.ward());
    values.put("holder", cut(shown.holder(), MOST_HOLDER));
    values.put("standing", standing.code());
    values.put("day", standing.day().toString());
    values.put("sample", sample(permit));
    return values;
  }

  private static Outcome received(Verdict.Received received) {
    Map<String, String> values = values(received);
    Optional<String> bill = received.bill().map(it -> it.digits());
    bill.ifPresent(digits -> values.put("bill", digits));
    return Outcome.of(bill.isPresent() ? "received" : "unmatched", values);
  }

  private static Map<String, String> values(Verdict.OfReceipt receipt) {
    Map<String, String> values = new HashMap<>();
    values.put("code", receipt.receipt());
    values.put("amount", Long.toString(receipt.amount().shillings()));
    values.put("on", receipt.on().toString());
    values.put("sample", sample(receipt));
    return values;
  }

  private static String sample(Verdict.Known known) {
    return known.sample() ? "yes" : "no";
  }

  private static String cut(String text, int septets) {
    return GsmText.cut(GsmText.fold(text), septets);
  }
}
