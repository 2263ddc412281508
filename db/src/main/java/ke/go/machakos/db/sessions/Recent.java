package ke.go.machakos.db.sessions;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What this node stored last of some thousand dialogues: each has one place, where the newer of two
 * takes the other's. Thread-safe.
 *
 * <p>A cache that counts uses and ages was a tenth of a turn's own work; here a dialogue that lost
 * its place is read from Redis.
 */
final class Recent {
  private static final int PLACES = 8_192;

  private record Kept(String session, Stored stored) {}

  private final AtomicReferenceArray<@Nullable Kept> places = new AtomicReferenceArray<>(PLACES);

  Optional<Stored> of(String session) {
    Kept kept = places.getAcquire(place(session));
    return kept != null && kept.session().equals(session)
        ? Optional.of(kept.stored())
        : Optional.empty();
  }

  void put(String session, Stored stored) {
    places.setRelease(place(session), new Kept(session, stored));
  }

  void forget(String session) {
    int place = place(session);
    Kept kept = places.getAcquire(place);
    if (kept != null && kept.session().equals(session)) {
      places.compareAndSet(place, kept, null);
    }
  }

  private static int place(String session) {
    int hash = session.hashCode();
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }
}
