package ke.go.machakos.gateway.promise;

import java.util.Optional;

/** What happens to the thing that was promised, as far as its clock is concerned. */
public sealed interface Happening {
  /** Somebody wrote something. The clock is told, so that nobody need remember that it is not. */
  record Comment() implements Happening {}

  /** It was given to somebody of this role, or taken from whoever had it. */
  record Assignment(Optional<Role> holder) implements Happening {}

  /** The county says that it is done, or that it will not be done and why. */
  record Answer() implements Happening {}

  /** The citizen says that it is solved. */
  record Confirmation() implements Happening {}

  /** The citizen says that it is not. */
  record Reopening() implements Happening {}
}
