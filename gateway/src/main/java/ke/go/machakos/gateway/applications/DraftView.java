package ke.go.machakos.gateway.applications;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * A half-finished application as somebody at a desk sees it: what has still to be asked, and of
 * whoever began it nothing.
 *
 * @param type the name of the kind of permit
 * @param answered what was answered, but no names
 * @param missing what has no answer that still holds
 * @param charge what it would cost today; empty until enough is answered, or where no rule says so
 */
public record DraftView(
    Reference reference,
    String type,
    List<String> answered,
    List<Missing> missing,
    Optional<Charges.Charge> charge) {
  /**
   * An answer that is missing.
   *
   * @param choices the codes that there are; empty where anything goes
   */
  public record Missing(String what, List<String> choices) {
    public Missing {
      choices = List.copyOf(choices);
    }
  }

  public DraftView {
    answered = List.copyOf(answered);
    missing = List.copyOf(missing);
  }
}
