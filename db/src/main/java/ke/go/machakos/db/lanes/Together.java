package ke.go.machakos.db.lanes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Does what is asked at the same moment together. What cannot be done together is done one by one,
 * so that one that fails takes no other with it. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <A> what comes of it
 */
public final class Together<Q, A> implements AutoCloseable {
  /** Where the store is gone not everybody has to find that out alone. */
  private static final int TRIED_IN_VAIN = 2;

  private final Function<List<Q>, List<A>> work;
  private final Predicate<RuntimeException> gone;
  private final Lane<Asked<Q, A>> lane;

  /**
   * Opens its lane.
   *
   * @param most how much is done together, at least 1
   * @param pace from the beginning of one batch to that of the next
   * @param gone whether a failure is the store's and not that of what was asked
   * @param work does it all or nothing; what comes of each, in their order
   */
  public Together(
      String name,
      int most,
      Duration pace,
      Predicate<RuntimeException> gone,
      Function<List<Q>, List<A>> work) {
    this.work = work;
    this.gone = gone;
    this.lane =
        new Lane<>(
            name, most, pace, this::deliver, (it, e) -> it.answer().completeExceptionally(e));
  }

  private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

  /** Asks; what is cancelled before its turn comes is not done. */
  public CompletableFuture<A> ask(Q question) {
    Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
    lane.add(asked);
    return asked.answer();
  }

  /** Asks and waits, and fails as the work fails. */
  public A get(Q question) {
    return Reply.of(ask(question));
  }

  private void deliver(List<Asked<Q, A>> batch) {
    List<Asked<Q, A>> wanted = batch.stream().filter(each -> !each.answer().isDone()).toList();
    if (wanted.isEmpty()) {
      return;
    }
    try {
      List<A> answers = work.apply(wanted.stream().map(Asked::question).toList());
      for (int i = 0; i < answers.size(); i++) {
        wanted.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException e) {
      if (wanted.size() == 1) {
        wanted.getFirst().answer().completeExceptionally(e);
      } else {
        oneByOne(wanted);
      }
    }
  }

  private void oneByOne(List<Asked<Q, A>> batch) {
    int vain = 0;
    for (int i = 0; i < batch.size(); i++) {
      try {
        batch.get(i).answer().complete(work.apply(List.of(batch.get(i).question())).getFirst());
      } catch (RuntimeException e) {
        batch.get(i).answer().completeExceptionally(e);
        vain += gone.test(e) ? 1 : 0;
        if (vain == TRIED_IN_VAIN) {
          batch.subList(i, batch.size()).forEach(it -> it.answer().completeExceptionally(e));
          return;
        }
      }
    }
  }

  /** Ends the lane; what waits is not done any more, and nobody is told. */
  @Override
  public void close() {
    lane.close();
  }
}
