package ke.go.machakos.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generator against a server that answers as told. */
class GeneratorTest {

  private static final Dialogue DIALOGUE = new Dialogue("permit", 1, List.of("1", "2"));
  private static final Map<String, String> SCREENS =
      Map.of("", "CON Karibu\n1 Permit", "1", "CON Number", "1*2", "END Paid");

  private final Vertx vertx = Vertx.vertx();
  private final Replies expected = new Replies();
  private int delayMillis;

  @BeforeEach
  void expect() {
    SCREENS.forEach((text, body) -> expected.put("permit", text, body));
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void a_closed_loop_runs_whole_dialogues_and_no_more_than_it_was_told() throws Exception {
    Result result = run("connections=4 seconds=20 phones=10 count=100");

    assertThat(result.all()).isEqualTo(300);
    assertThat(result.errors()).isZero();
  }

  @Test
  void a_screen_that_differs_from_the_captured_one_is_an_error() throws Exception {
    expected.put("permit", "1", "CON Another number");

    Result result = run("connections=2 seconds=20 phones=100 count=10");

    assertThat(result.kinds()).isEqualTo("wrong-screen:10");
    assertThat(result.all()).isEqualTo(20);
  }

  @Test
  void an_open_phase_sends_at_its_rate_whatever_the_server_does() throws Exception {
    Result result = run("rate=300 connections=32 warm=1 seconds=2 phones=1000");

    assertThat(result.rate()).isBetween(200.0, 400.0);
    assertThat(result.errors()).isZero();
    assertThat(result.p50()).isPositive();
  }

  @Test
  void too_few_connections_make_turns_late_and_the_latency_shows_it() throws Exception {
    delayMillis = 40;

    Result result = run("rate=100 connections=2 seconds=2 phones=1000");

    assertThat(result.p99()).isGreaterThan(200_000);
  }

  private Result run(String order) throws Exception {
    int port = listen();
    Generator generator = new Generator(List.of(DIALOGUE), expected, 1);
    return generator.run(Phase.parse(Fields.parse(order + " port=" + port)));
  }

  private int listen() throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            vertx
                                .timer(Math.max(1, delayMillis), TimeUnit.MILLISECONDS)
                                .onSuccess(
                                    late ->
                                        request
                                            .response()
                                            .end(SCREENS.get(Form.parse(body.getBytes()).text())))))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .actualPort();
  }
}
