package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.gateway.audit.AuditCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The audit log of a whole gateway: sealed by itself, published, and checked by the command. */
class AuditLogTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final MovableClock clock = new MovableClock();
  private RunningGateway node;

  /** What the start itself writes down: the sample fees and who let them count. */
  private int before;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    TestStores.get().reset();
    node = RunningGateway.start(clock);
    awaiting(() -> Rows.count("audit_unsealed") == 0);
    before = Rows.count("audit_seal");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static void append(String detail) {
    AuditEvent event =
        new AuditEvent("system", "test", "case/4000011", detail, TestData.NOW.minusSeconds(1));
    Audit audit = new Audit(TestStores.get().database());
    TestStores.get().database().<Long>write(tx -> audit.append(tx, event));
  }

  /** Waits for the gateway's own sealing, which comes once a second. */
  private void awaitSeals(int count) {
    awaiting(() -> Rows.count("audit_seal") >= before + count);
  }

  private static void awaiting(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("sealed in time").isLessThan(deadline);
    }
  }

  private HttpResponse<String> heads(String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.world().resolve("/open/audit-heads.csv"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int verify(String... options) {
    CommandLine audit =
        new CommandLine(new AuditCommand(Environment.ofNode(), clock))
            .setExecutionExceptionHandler(
                (fault, line, parsed) -> {
                  throw fault;
                });
    List<String> words = new ArrayList<>(List.of("verify"));
    words.addAll(List.of("--config", TestData.CONFIG.toString()));
    words.addAll(List.of(options));
    return audit.execute(words.toArray(String[]::new));
  }

  @Test
  void events_are_sealed_within_seconds_and_the_rest_at_the_stop() throws Exception {
    append("one");
    awaitSeals(1);
    assertThat(node.metric("mlango_audit_unsealed", "")).isZero();
    append("two");
    append("three");
    node.close();
    assertThat(Rows.count("audit_seal")).isEqualTo(before + 3);
    assertThat(Rows.count("audit_unsealed")).isZero();
    assertThat(verify()).isZero();
  }

  @Test
  void the_heads_are_published_and_an_administrator_is_caught_by_a_copy_of_them() throws Exception {
    append("one");
    awaitSeals(1);
    clock.forward(Duration.ofDays(1));
    append("two");
    awaitSeals(2);
    HttpResponse<String> published = heads();
    assertThat(published.statusCode()).isEqualTo(200);
    assertThat(published.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(published.headers().firstValue("cache-control")).hasValue("public, max-age=60");
    assertThat(published.body().lines())
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("day,sequence,hash,state,at"),
            day ->
                assertThat(day).startsWith("2026-11-23," + (before + 1) + ",").contains(",final,"),
            day ->
                assertThat(day)
                    .startsWith("2026-11-24," + (before + 2) + ",")
                    .contains(",provisional,"));
    String tag = published.headers().firstValue("etag").orElseThrow();
    assertThat(heads("If-None-Match", "\"other\", W/" + tag).statusCode()).isEqualTo(304);

    Path copy = Files.writeString(folder.resolve("heads.csv"), published.body());
    assertThat(verify("--heads", copy.toString())).isZero();
    assertThat(verify("--heads", node.world().resolve("/open/audit-heads.csv").toString()))
        .isZero();
    node.close();
    Rows.run("DELETE FROM audit_seal WHERE sequence = " + (before + 2));
    Rows.run("DELETE FROM audit_entry WHERE detail = 'two'");
    assertThat(verify()).as("the last event removed, by itself").isZero();
    assertThat(verify("--heads", copy.toString())).isEqualTo(1);
    Rows.run("UPDATE audit_entry SET detail = 'other'");
    assertThat(verify()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_compared_has_a_code_of_its_own() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "day,sequence\n");
    assertThat(verify("--heads", text.toString())).isEqualTo(2);
    assertThat(verify("--heads", folder.resolve("absent").toString())).isEqualTo(2);
    assertThat(verify("--heads", node.world().resolve("/open/nothing").toString())).isEqualTo(2);
  }

  @Test
  void while_the_database_is_down_the_heads_are_asked_for_again_later() throws Exception {
    append("one");
    TestStores.get().stopMariaDb();
    try {
      assertThat(heads().statusCode()).isEqualTo(503);
      assertThat(node.metric("mlango_audit_unsealed", "")).isNaN();
      assertThat(verify()).isEqualTo(2);
    } finally {
      TestStores.get().startMariaDb();
    }
    awaitSeals(1);
    assertThat(verify()).isZero();
  }
}
