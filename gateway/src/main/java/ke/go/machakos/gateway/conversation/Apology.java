package ke.go.machakos.gateway.conversation;

import java.util.Optional;
import ke.go.machakos.gateway.operations.TurnOutcome;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/** The polite end of a turn that could not be taken. Thread-safe. */
public final class Apology {
  private static final String SCREEN = "sorry";

  private final Renderer renderer;

  public Apology(Renderer renderer) {
    this.renderer = renderer;
  }

  /** For a fault of ours or of a store; in both languages where the caller's is not known. */
  public TurnReply fault(Optional<Language> language) {
    return reply("sorry.fault", language, TurnOutcome.FAULT);
  }

  /** For a turn that found no room. */
  public TurnReply busy() {
    return reply("sorry.busy", Optional.empty(), TurnOutcome.BUSY);
  }

  private TurnReply reply(String key, Optional<Language> language, TurnOutcome outcome) {
    String text =
        language
            .map(known -> renderer.text(known, key, Values.NONE))
            .orElseGet(
                () ->
                    renderer.text(Language.SW, key + ".short", Values.NONE)
                        + "\n"
                        + renderer.text(Language.EN, key + ".short", Values.NONE));
    return new TurnReply(false, SCREEN, text, outcome, false);
  }
}
