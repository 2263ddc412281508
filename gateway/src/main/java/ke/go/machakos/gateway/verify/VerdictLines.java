package ke.go.machakos.gateway.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * A verdict as a page shows it, in the words of a language.
 *
 * @param good whether what was shown may be trusted
 * @param head the verdict itself
 * @param rows what to hold against the paper, by their labels, in order; names as they are written
 */
public record VerdictLines(boolean good, String head, Map<String, String> rows) {

  /** The lines of a verdict. */
  public static VerdictLines of(
      Verdict verdict, boolean ofReceipt, Language language, Renderer words) {
    var outcome = VerifyWords.outcome(verdict, language);
    Map<String, String> rows = new LinkedHashMap<>();
    if (verdict instanceof Verdict.OfPermit permit) {
      Shown shown = permit.shown();
      put(rows, language, words, "number", Optional.of(shown.number().digits()));
      put(rows, language, words, "type", Optional.of(shown.type().name(language.code())));
      put(rows, language, words, "business", Optional.of(shown.business()));
      put(rows, language, words, "ward", Optional.of(shown.ward()));
      put(rows, language, words, "holder", Optional.of(shown.holder()));
      put(
          rows,
          language,
          words,
          "from",
          shown.from().map(it -> date(it.toString(), language, words)));
      put(rows, language, words, "to", shown.to().map(it -> date(it.toString(), language, words)));
    }
    String key = VerifySms.key(ofReceipt, outcome);
    String head = words.text(language, headKey(key), outcome.values()::get);
    boolean good = verdict instanceof Verdict.Valid || verdict instanceof Verdict.Received;
    return new VerdictLines(good, head, rows);
  }

  private static String headKey(String key) {
    return key.equals("verify.show") ? "verify.page.head" : key;
  }

  private static String date(String day, Language language, Renderer words) {
    return words.text(language, "verify.paper.day", Map.of("day", day)::get);
  }

  private static void put(
      Map<String, String> rows,
      Language language,
      Renderer words,
      String key,
      Optional<String> value) {
    value.ifPresent(it -> rows.put(words.text(language, "verify.page." + key, name -> null), it));
  }
}
