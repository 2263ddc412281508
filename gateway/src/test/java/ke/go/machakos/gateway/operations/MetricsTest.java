package ke.go.machakos.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics(Set.of("main", "permit-number"));

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void a_turn_is_counted_by_screen_and_outcome_with_its_time_and_length() {
    metrics.turn("main", TurnOutcome.SHOWN, TimeUnit.MILLISECONDS.toNanos(7), 131);
    metrics.turn("main", TurnOutcome.SHOWN, TimeUnit.MILLISECONDS.toNanos(60), 160);
    metrics.turn("main", TurnOutcome.REPLAYED, TimeUnit.MILLISECONDS.toNanos(1), 131);
    assertThat(metrics.scrape())
        .contains("mlango_turns_total{outcome=\"shown\",screen=\"main\"} 2.0")
        .contains("mlango_turns_total{outcome=\"replayed\",screen=\"main\"} 1.0")
        .contains("mlango_turn_seconds_bucket{le=\"0.01\"} 2")
        .contains("mlango_turn_seconds_count 3")
        .contains("mlango_reply_septets_bucket{le=\"140.0\"} 2")
        .contains("mlango_reply_septets_bucket{le=\"160.0\"} 3");
  }

  @Test
  void a_funnel_can_be_drawn_from_the_sessions_and_where_they_ended() {
    metrics.sessionStarted();
    metrics.sessionStarted();
    metrics.sessionFinished("main");
    metrics.sessionAbandoned("permit-number");
    assertThat(metrics.scrape())
        .contains("mlango_sessions_started_total 2.0")
        .contains("mlango_sessions_ended_total{how=\"finished\",screen=\"main\"} 1.0")
        .contains("mlango_sessions_ended_total{how=\"abandoned\",screen=\"permit-number\"} 1.0");
  }

  @Test
  void a_screen_that_the_menus_do_not_know_makes_no_series() {
    long before = metrics.scrape().lines().count();
    for (int i = 0; i < 1000; i++) {
      metrics.turn("made-up-" + i, TurnOutcome.SHOWN, 1, 1);
    }
    String after = metrics.scrape();
    assertThat(after).contains("mlango_turns_total{outcome=\"shown\",screen=\"other\"} 1000.0");
    assertThat(after.lines().count()).isEqualTo(before);
  }

  @Test
  void refusals_malformed_bodies_the_machine_and_further_gauges_are_shown() {
    metrics.refused();
    metrics.malformed();
    metrics.gauge("mlango.sessions.live", "Dialogues waiting for an answer", () -> 17);
    assertThat(metrics.scrape())
        .contains("mlango_bulkhead_refusals_total 1.0")
        .contains("mlango_turns_total{outcome=\"busy\",screen=\"other\"} 1.0")
        .contains("mlango_turns_total{outcome=\"malformed\",screen=\"other\"} 1.0")
        .contains("mlango_sessions_live 17.0")
        .contains("jvm_memory_used_bytes", "jvm_gc", "process_cpu_usage");
  }
}
