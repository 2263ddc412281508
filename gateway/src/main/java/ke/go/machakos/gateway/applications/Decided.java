package ke.go.machakos.gateway.applications;

import java.util.List;
import ke.go.machakos.db.applications.ApplicationFile;

/** What an act on an application came to. */
public sealed interface Decided {
  /** It is done; the application as it stands now. */
  record Done(ApplicationFile file) implements Decided {}

  /** It cannot be done in this state, or not by this role. */
  record NotAllowed(ApplicationFile file) implements Decided {}

  /** Only who applied may do it, from the same phone. */
  record NotApplicant() implements Decided {}

  /** It has to be said why. */
  record ReasonMissing() implements Decided {}

  /**
   * There is no such reason by code, or not for that act.
   *
   * @param fitting the codes that there are for it
   */
  record NoSuchReason(List<String> fitting) implements Decided {
    public NoSuchReason {
      fitting = List.copyOf(fitting);
    }
  }

  /** There is no rule by which it could be billed. */
  record NoCharge() implements Decided {}

  /** Its bill is not settled, so that nothing can be issued. */
  record Unpaid() implements Decided {}

  /** Money has come in for its bill, so that it is not withdrawn. */
  record PartPaid() implements Decided {}

  /** There is nobody to whom it could be given, nor anybody above. */
  record NobodyThere() implements Decided {}

  /**
   * Documents that were promised were not shown.
   *
   * @param documents their codes
   */
  record NotShown(List<String> documents) implements Decided {
    public NotShown {
      documents = List.copyOf(documents);
    }
  }

  /** That document was never promised, or was shown before. */
  record NoDocument() implements Decided {}

  /** It has to be said where a document was shown. */
  record PlaceMissing() implements Decided {}

  /** There is no such application. */
  record Unknown() implements Decided {}
}
