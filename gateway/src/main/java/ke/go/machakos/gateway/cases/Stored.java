package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.gateway.promise.Hours;
import ke.go.machakos.gateway.promise.Promise;
import ke.go.machakos.gateway.promise.Role;

/** A promise between its clock and the columns of a case. */
final class Stored {
  private Stored() {}

  static Optional<Promise> promise(CaseFile.Standing standing) {
    return standing
        .promise()
        .map(
            kept ->
                new Promise(
                    kept.promised(),
                    Hours.of(kept.kind()),
                    kept.startedAt(),
                    kept.dueAt(),
                    kept.level(),
                    kept.round(),
                    kept.taken(),
                    kept.answeredAt(),
                    kept.closedAt().isPresent(),
                    standing.holder().flatMap(Role::of)));
  }

  /**
   * The columns of a promise.
   *
   * @param before those that it was read from
   */
  static CaseFile.Kept kept(Promise promise, Optional<CaseFile.Kept> before, Instant now) {
    Optional<Instant> closed =
        promise.closed()
            ? before.flatMap(CaseFile.Kept::closedAt).or(() -> Optional.of(now))
            : Optional.empty();
    return new CaseFile.Kept(
        promise.promised(),
        promise.kind().code(),
        promise.startedAt(),
        promise.dueAt(),
        promise.level(),
        promise.round(),
        promise.taken(),
        promise.answeredAt(),
        closed);
  }
}
