package ke.go.machakos.gateway.daraja;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one token that all requests share, for a new one would end it: asked for once however many
 * wait for it, and renewed a minute before it ends. Thread-safe.
 */
final class Tokens {
  private static final Duration EARLY = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Supplier<Future<Answer<Token>>> fetch;
  private final InstantSource clock;
  private @Nullable Kept kept;
  private @Nullable Future<Answer<String>> coming;

  private record Kept(String value, Instant until) {}

  Tokens(Supplier<Future<Answer<Token>>> fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** The token; the future does not fail, and what it says in its place was never sent. */
  Future<Answer<String>> token() {
    Promise<Answer<String>> promise;
    synchronized (this) {
      Kept known = kept;
      if (known != null && clock.instant().isBefore(known.until())) {
        return Future.succeededFuture(new Answer.Accepted<>(known.value()));
      }
      Future<Answer<String>> other = coming;
      if (other != null) {
        return other;
      }
      promise = Promise.promise();
      coming = promise.future();
    }
    fetch.get().onComplete(said -> promise.complete(settled(said)));
    return promise.future();
  }

  /** Forgets a token that was not taken, unless it was replaced meanwhile. */
  synchronized void drop(String token) {
    Kept known = kept;
    if (known != null && known.value().equals(token)) {
      kept = null;
    }
  }

  private synchronized Answer<String> settled(AsyncResult<Answer<Token>> said) {
    coming = null;
    if (said.failed()) {
      return new Answer.Busy<>("token", "no token was to be had", AGAIN);
    }
    return switch (said.result()) {
      case Answer.Accepted<Token> it -> {
        Duration life = it.value().life();
        Duration used =
            life.compareTo(EARLY.multipliedBy(2)) < 0 ? life.dividedBy(2) : life.minus(EARLY);
        kept = new Kept(it.value().value(), clock.instant().plus(used));
        yield new Answer.Accepted<>(it.value().value());
      }
      case Answer.Refused<Token> it -> new Answer.Refused<>(it.errorCode(), it.message());
      case Answer.Busy<Token> it -> new Answer.Busy<>(it.errorCode(), it.message(), it.after());
      // what asked for the token was not sent
      case Answer.Unknown<Token> it -> new Answer.Busy<>("token", it.reason(), AGAIN);
    };
  }
}
