package ke.go.machakos.gateway.complaints;

import java.util.Arrays;
import java.util.Optional;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.gateway.conversation.Ask;

/** How much of them a caller wants kept, as a menu asked them. */
final class PrivacyChoice {
  private PrivacyChoice() {}

  /** What they chose; empty for the usual way, which goes by whether they agreed to be known. */
  static Optional<Privacy> of(Ask ask) {
    String said = ask.argument("privacy");
    return Arrays.stream(Privacy.values()).filter(it -> it.code().equals(said)).findFirst();
  }
}
