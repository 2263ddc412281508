package ke.go.machakos.gateway.conversation;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjLongConsumer;
import ke.go.machakos.menus.text.Language;
import org.jspecify.annotations.Nullable;

/** A turn that is being taken, and answered once, by its own thread or by who gave it up. */
final class TurnAtWork {
  private final long since;
  private final Context loop;
  private final Handler<TurnReply> answer;
  private final ObjLongConsumer<TurnReply> count;
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile @Nullable Language language;

  /**
   * Begins it.
   *
   * @param since on the scale of {@link System#nanoTime}
   * @param loop the event loop that brought it and is given the answer
   * @param count told of the answer and of the nanoseconds that it took
   */
  TurnAtWork(
      long since, Context loop, Handler<TurnReply> answer, ObjLongConsumer<TurnReply> count) {
    this.since = since;
    this.loop = loop;
    this.answer = answer;
    this.count = count;
  }

  long since() {
    return since;
  }

  /** The caller's language, as soon as it is known. */
  void spoken(Language known) {
    language = known;
  }

  Optional<Language> language() {
    return Optional.ofNullable(language);
  }

  void answer(TurnReply reply) {
    if (answered.compareAndSet(false, true)) {
      loop.runOnContext(
          woken -> {
            count.accept(reply, System.nanoTime() - since);
            answer.handle(reply);
          });
    }
  }
}
