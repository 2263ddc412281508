package ke.go.machakos.gateway.enquiries;

import java.util.List;
import ke.go.machakos.menus.text.Language;

/**
 * An answer that the county stands by, in one language.
 *
 * @param key what it is the answer to, the same in all languages
 * @param questions ways to ask it
 * @param source where it is attested
 * @param sample whether it is only an example, and has to say so
 */
public record CountyAnswer(
    String key,
    Language language,
    List<String> questions,
    String text,
    String source,
    boolean sample) {
  public CountyAnswer {
    questions = List.copyOf(questions);
  }
}
