package ke.go.machakos.gateway.complaints;

import ke.go.machakos.nlp.Verdict;

/** Whether a text that should answer a question reports something else instead. Thread-safe. */
final class OtherMatter {
  /** A place or a name alone may well sound like a service: "Tala market". */
  private static final int LEAST_WORDS = 5;

  private final Reader reader;
  private final Triage triage;

  OtherMatter(Reader reader, Triage triage) {
    this.reader = reader;
    this.triage = triage;
  }

  boolean in(String text, Draft draft) {
    Verdict verdict = reader.read(text);
    return switch (triage.of(verdict)) {
      case Triage.Danger _ -> true;
      case Triage.Clear clear ->
          !clear.service().equals(draft.service())
              && !draft.offered().contains(clear.service())
              && Typed.words(text) >= LEAST_WORDS;
      default -> false;
    };
  }
}
