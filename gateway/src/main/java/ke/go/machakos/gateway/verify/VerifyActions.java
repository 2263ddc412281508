package ke.go.machakos.gateway.verify;

import java.util.List;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Outcome;

/** Whether a permit that somebody shows is real, for anybody with its number. Thread-safe. */
public final class VerifyActions {
  private static final Field NUMBER = Field.text("number", 9);
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");

  private final Verifier verifier;

  public VerifyActions(Verifier verifier) {
    this.verifier = verifier;
  }

  /** All actions of this feature. */
  public List<Action> all() {
    return List.of(
        new Action.Reading(
            ActionSpec.read("verify.permit", "number")
                .outcome(
                    "known",
                    NUMBER,
                    Field.text("type", 26),
                    Field.text("business", 20),
                    Field.text("ward", 18),
                    Field.text("holder", 12),
                    Field.choice("standing", "valid", "open", "later", "expired", "revoked"),
                    Field.date("day"),
                    SAMPLE)
                .outcome("pending", NUMBER, SAMPLE)
                .outcome("unknown")
                .done(),
            this::permit));
  }

  private Outcome permit(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .filter(number -> number.kind() == Reference.Kind.PERMIT)
        .map(number -> verifier.permit(number, ask.now()))
        .map(verdict -> VerifyWords.outcome(verdict, ask.language()))
        .orElseGet(() -> Outcome.of("unknown"));
  }
}
