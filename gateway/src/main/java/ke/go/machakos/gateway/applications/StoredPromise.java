package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.cases.CaseFile.Kept;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.promise.Promise;
import ke.go.machakos.gateway.promise.PromiseClock;
import ke.go.machakos.gateway.promise.Role;

/** A promise between its clock and the columns of an application. */
final class StoredPromise {
  private StoredPromise() {}

  /** A fresh one for a step, in a round of its own. */
  static Promise begin(
      PromiseClock clock,
      PermitSteps.Promised promised,
      int round,
      Optional<Role> holder,
      Instant now) {
    Promise fresh = clock.start(promised.time(), promised.hours(), now, holder);
    return of(kept(fresh), round, holder);
  }

  static Optional<Promise> of(ApplicationFile.Standing standing) {
    Optional<Role> holder = standing.holder().flatMap(Role::of);
    return standing.promise().map(it -> of(it, standing.round(), holder));
  }

  private static Promise of(Kept kept, int round, Optional<Role> holder) {
    return new Promise(
        kept.promised(),
        Hours.of(kept.kind()),
        kept.startedAt(),
        kept.dueAt(),
        kept.level(),
        round,
        kept.taken(),
        Optional.empty(),
        false,
        holder);
  }

  static Kept kept(Promise promise) {
    return new Kept(
        promise.promised(),
        promise.kind().code(),
        promise.startedAt(),
        promise.dueAt(),
        promise.level(),
        promise.round(),
        promise.taken(),
        Optional.empty(),
        Optional.empty());
  }
}
