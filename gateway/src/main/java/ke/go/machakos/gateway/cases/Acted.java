package ke.go.machakos.gateway.cases;

import java.util.List;
import ke.go.machakos.db.cases.CaseFile;

/** What an act came to. */
public sealed interface Acted {
  /** It is done; the case as it stands now. */
  record Done(CaseFile file) implements Acted {}

  /** It cannot be done in this state, or not by this role. */
  record NotAllowed(CaseFile file) implements Acted {}

  /** Only who reported the case may do it. */
  record NotReporter() implements Acted {}

  /** It has to be said why. */
  record ReasonMissing() implements Acted {}

  /**
   * There is no such reason by code, or not for that act.
   *
   * @param fitting the codes that there are for it
   */
  record NoSuchReason(List<String> fitting) implements Acted {
    public NoSuchReason {
      fitting = List.copyOf(fitting);
    }
  }

  /** There is nobody to whom it could be given, nor anybody above. */
  record NobodyThere() implements Acted {}

  /** There is no such service, or the case is about it already. */
  record NoOtherService() implements Acted {}

  /** There is no such case. */
  record Unknown() implements Acted {}
}
