package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokensTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-27T09:00:00Z"));
  private final Queue<Promise<Answer<Token>>> asked = new ConcurrentLinkedQueue<>();
  private final Tokens tokens = new Tokens(this::ask, now::get);

  private Future<Answer<Token>> ask() {
    Promise<Answer<Token>> promise = Promise.promise();
    asked.add(promise);
    return promise.future();
  }

  private void give(String value, int seconds) {
    asked.element().complete(new Answer.Accepted<>(new Token(value, Duration.ofSeconds(seconds))));
    asked.remove();
  }

  private static Answer<String> accepted(String value) {
    return new Answer.Accepted<>(value);
  }

  @Test
  void fifty_callers_at_once_share_one_request() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> callers = new ArrayList<>();
    Queue<Future<Answer<String>>> given = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 50; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      start.await();
                      given.add(tokens.token());
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    start.countDown();
    for (Thread caller : callers) {
      assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    }
    assertThat(asked).hasSize(1);
    give("one", 3599);
    assertThat(given).hasSize(50);
    for (Future<Answer<String>> each : given) {
      assertThat(each.await(1, TimeUnit.SECONDS)).isEqualTo(accepted("one"));
    }
  }

  @Test
  void it_is_renewed_a_minute_before_it_ends() {
    tokens.token();
    give("one", 3599);
    now.updateAndGet(it -> it.plusSeconds(3538));
    assertThat(tokens.token().result()).isEqualTo(accepted("one"));
    now.updateAndGet(it -> it.plusSeconds(1));
    Future<Answer<String>> next = tokens.token();
    assertThat(asked).hasSize(1);
    give("two", 3599);
    assertThat(next.result()).isEqualTo(accepted("two"));
  }

  @Test
  void one_that_was_refused_is_dropped_but_not_its_successor() {
    tokens.token();
    give("one", 3599);
    tokens.drop("one");
    tokens.token();
    give("two", 3599);
    tokens.drop("one");
    assertThat(tokens.token().result()).isEqualTo(accepted("two"));
    assertThat(asked).isEmpty();
  }

  @Test
  void where_none_is_to_be_had_nothing_was_sent_and_the_next_caller_asks_again() {
    Future<Answer<String>> lost = tokens.token();
    asked.remove().complete(new Answer.Unknown<>("no answer"));
    assertThat(lost.result()).isInstanceOf(Answer.Busy.class);
    Future<Answer<String>> wrong = tokens.token();
    asked.remove().complete(new Answer.Refused<>("400.008.01", "Invalid Authentication"));
    assertThat(wrong.result())
        .isEqualTo(new Answer.Refused<>("400.008.01", "Invalid Authentication"));
    tokens.token();
    assertThat(asked).hasSize(1);
  }
}
