package ke.go.machakos.db.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private static final Duration NO_PACE = Duration.ZERO;

  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void what_is_asked_while_the_lane_works_is_done_together() {
    try (var doubles = new Together<Integer, Integer>("t", 9, NO_PACE, e -> false, this::doubled)) {
      var answers = asked(doubles, 6);
      assertThat(answers).extracting(CompletableFuture::join).containsExactly(0, 2, 4, 6, 8, 10);
      assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
    }
  }

  @Test
  void one_that_fails_takes_no_other_with_it() {
    try (var doubles = new Together<Integer, Integer>("t", 9, NO_PACE, e -> false, this::no3)) {
      var answers = asked(doubles, 6);
      assertThat(answers.get(5).join()).isEqualTo(10);
      assertThat(answers.get(4).join()).isEqualTo(8);
      assertThat(answers.get(2).join()).isEqualTo(4);
      assertThatThrownBy(() -> answers.get(3).join()).hasMessageContaining("three");
      assertThatThrownBy(() -> doubles.get(3)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void where_the_store_is_gone_two_find_out_for_all() {
    try (var doubles = new Together<Integer, Integer>("t", 9, NO_PACE, e -> true, this::gone)) {
      var answers = asked(doubles, 6);
      assertThat(answers)
          .allSatisfy(it -> assertThatThrownBy(it::join).hasMessageContaining("gone"));
      assertThat(batches)
          .containsExactly(List.of(0), List.of(1, 2, 3, 4, 5), List.of(1), List.of(2));
    }
  }

  @Test
  void an_error_fails_what_was_in_hand_and_no_more() {
    go.countDown();
    try (var doubles = new Together<Integer, Integer>("t", 9, NO_PACE, e -> false, this::no3s)) {
      assertThatThrownBy(() -> doubles.ask(3).orTimeout(20, TimeUnit.SECONDS).join())
          .hasRootCauseInstanceOf(StackOverflowError.class);
      assertThat(doubles.ask(4).orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(8);
    }
  }

  @Test
  void what_nobody_waits_for_any_more_is_not_done() {
    try (var doubles = new Together<Integer, Integer>("t", 9, NO_PACE, e -> false, this::doubled)) {
      var first = doubles.ask(0);
      await(begun);
      doubles.ask(1).cancel(false);
      var last = doubles.ask(2);
      go.countDown();
      assertThat(first.join() + last.join()).isEqualTo(4);
      assertThat(batches).containsExactly(List.of(0), List.of(2));
    }
  }

  @Test
  void a_lane_with_a_pace_gathers_a_stream_and_does_at_once_what_comes_alone() {
    go.countDown();
    Duration pace = Duration.ofMillis(500);
    try (var doubles = new Together<Integer, Integer>("t", 9, pace, e -> false, this::doubled)) {
      long start = System.nanoTime();
      assertThat(doubles.get(0)).isZero();
      long alone = System.nanoTime();
      List<CompletableFuture<Integer>> stream =
          IntStream.rangeClosed(1, 5).mapToObj(doubles::ask).toList();
      stream.forEach(CompletableFuture::join);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(pace.toNanos());
      assertThat(alone - start).isLessThan(pace.toNanos());
      assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
    }
  }

  /** The first is asked alone, and the others while the lane has it in hand. */
  private List<CompletableFuture<Integer>> asked(Together<Integer, Integer> lane, int many) {
    CompletableFuture<Integer> first = lane.ask(0);
    await(begun);
    List<CompletableFuture<Integer>> others = IntStream.range(1, many).mapToObj(lane::ask).toList();
    go.countDown();
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private List<Integer> doubled(List<Integer> batch) {
    batches.add(batch);
    begun.countDown();
    await(go);
    return batch.stream().map(each -> 2 * each).toList();
  }

  private List<Integer> no3(List<Integer> batch) {
    List<Integer> doubled = doubled(batch);
    if (batch.contains(3)) {
      throw new IllegalArgumentException("three");
    }
    return doubled;
  }

  private List<Integer> no3s(List<Integer> batch) {
    if (batch.contains(3)) {
      throw new StackOverflowError("three");
    }
    return doubled(batch);
  }

  private List<Integer> gone(List<Integer> batch) {
    throw new IllegalStateException("gone after " + doubled(batch).size());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
