package ke.go.machakos.nlp;

import java.util.List;

/** How a text is looked at. */
enum View {
  /** With all that is in it. */
  WHOLE {
    @Override
    String[] of(String message, List<String> words) {
      return Features.of(message, words);
    }
  },

  /** Without what it is about, so that what it does is left: asks, thanks, accuses. */
  BARE {
    @Override
    String[] of(String message, List<String> words) {
      return BareFeatures.of(message, words);
    }
  };

  /**
   * The features of a text.
   *
   * @param words those of the message that count
   */
  abstract String[] of(String message, List<String> words);
}
