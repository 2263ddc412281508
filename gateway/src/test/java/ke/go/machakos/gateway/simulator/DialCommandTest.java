package ke.go.machakos.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.Talk;
import ke.go.machakos.gateway.talk.TalkPlayer;
import ke.go.machakos.gateway.talk.UssdClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DialCommandTest {
  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private FakeGateway gateway;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void open() throws Exception {
    gateway = new FakeGateway(vertx);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  private int dial(String typed, String... arguments) {
    var in = new BufferedReader(new StringReader(typed));
    return new CommandLine(new DialCommand(in))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }

  private String url() {
    return "http://127.0.0.1:" + gateway.port();
  }

  @Test
  void a_dialogue_in_the_terminal_shows_each_screen_with_its_size() {
    assertThat(dial("1\n!again\na b\n", "*483#", "--url", url())).isZero();
    assertThat(out.toString())
        .contains("Karibu Kaunti ya Machakos", "1 English", " 82/160 GSM-7")
        .contains("You sent a b. Asante.", "dial> ")
        .doesNotContain("CON ");
    assertThat(gateway.posts).hasSize(4);
    assertThat(gateway.posts.get(2).body()).isEqualTo(gateway.posts.get(1).body());
  }

  @Test
  void the_saved_transcript_replays() throws Exception {
    Path file = folder.resolve("a.talk");
    Path end = folder.resolve("b.talk");
    String typed = "2\n!drop\n\n3\n!save " + file + "\nx\n!quit\n";
    assertThat(dial(typed, "*483#", "--url", url(), "--save", end.toString())).isZero();
    assertThat(Files.readString(end)).startsWith(Files.readString(file));
    Talk talk = Talk.parse(Files.readString(end));
    assertThat(talk.steps()).contains(new Talk.Drop(), new Talk.Answer("x"));
    try (UssdClient line = UssdClient.onLoopback(java.net.URI.create(url()), "demo")) {
      var player = new TalkPlayer(line, SessionIds.from(new SplittableRandom(2)), "*483#");
      assertThat(player.play(talk)).isEmpty();
    }
  }

  @Test
  void a_gateway_that_is_not_running_is_said_plainly() throws Exception {
    gateway.close();
    assertThat(dial("", "*483#", "--url", url())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("The gateway is not running: nobody answers at 127.0.0.1:" + gateway.port());
  }

  @Test
  void a_wrong_secret_is_said_with_what_an_aggregator_would_do() {
    assertThat(dial("", "*483#", "--url", url(), "--secret", "other")).isZero();
    assertThat(out.toString())
        .contains("HTTP 404: the aggregator ends such a session.", "is --secret the gateway's");
  }
}
