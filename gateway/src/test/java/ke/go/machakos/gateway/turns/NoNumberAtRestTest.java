package ke.go.machakos.gateway.turns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.UssdClient;
import ke.go.machakos.gateway.talk.UssdLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;

/** After whole dialogues, no file of a store and no line of a log holds the caller's number. */
class NoNumberAtRestTest {
  private static final String DIGITS = "711468257";
  private static final List<String> SPELLINGS =
      List.of("+254" + DIGITS, "254" + DIGITS, "0" + DIGITS, DIGITS, "%2B254" + DIGITS);

  /** What the same search must find in a file of each store, or it finds nothing at all. */
  private static final String CONTROL = "Kidhibiti cha utafutaji";

  private static final int CHUNK = 1 << 22;
  private static final SessionIds IDS = SessionIds.from(new SplittableRandom(1));

  @TempDir Path folder;

  @Test
  void neither_a_store_nor_a_log_holds_the_number_in_any_spelling() throws Exception {
    TestStores.get().reset();
    Path log = folder.resolve("gateway.log");
    Process gateway = gateway(log);
    try (UssdClient line = UssdClient.onLoopback(ready(log, gateway), Node.SECRET)) {
      converse(line);
      searchStores(line);
    } finally {
      gateway.destroy();
      gateway.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
    assertThat(Files.readString(log)).contains("ready public=");
    assertThat(failures(log))
        .as("a line a turn while a store is down")
        .anyMatch(line -> line.contains("The database did not answer"))
        .anyMatch(line -> line.contains("Redis did not answer"))
        .noneMatch(line -> line.contains("stack_trace"));
    assertThat(holding(folder, SPELLINGS)).isEmpty();
  }

  private static List<String> failures(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.contains("a turn failed")).toList();
  }

  /**
   * All that keeps something of a caller: consent, PIN, a remark, a cut call, an end, a refusal.
   */
  private static void converse(UssdClient line) {
    String number = "+254" + DIGITS;
    dial(line, number, "2", "1", "1", "2", "1", "1010013", "00", "2", "2", "SMP001MKAD");
    dial(line, number, "2", "4", "3", "2468", "2468", "1", "4", "1");
    for (String spelling : SPELLINGS) {
      dial(line, number, "2", "3", "2", "3010016", "2", "1", CONTROL + " " + spelling, "1");
    }
    dial(line, number, "2", "1", "1", "0" + DIGITS);
    dial(line, number, "3");
    dial(line, number.substring(1), "5", "1");
    line.deliver(Handset.of("0" + DIGITS + "99", "63902", "*483#").dial("*483#", IDS).turn());
    dial(line, number, "4", "2", "1", "1");
    dial(line, number, "2", "1");
  }

  private static void dial(UssdClient line, String number, String... answers) {
    Handset phone = Handset.of(number, Handset.SAFARICOM, "*483#").dial("*483#", IDS);
    UssdLine.Reply reply = line.deliver(phone.turn());
    for (String answer : answers) {
      if (reply.screen().startsWith("CON ")) {
        phone = phone.answer(answer);
        reply = line.deliver(phone.turn());
      }
    }
  }

  private static void searchStores(UssdClient line) throws IOException {
    Path stores = TestStores.get().folder();
    try {
      flush(line);
      assertThat(holding(stores, SPELLINGS)).isEmpty();
      List<String> control = holding(stores, List.of(CONTROL));
      assertThat(control).anyMatch(file -> file.contains("redis"));
      assertThat(control).anyMatch(file -> file.endsWith(".ibd"));
    } finally {
      TestStores.get().startMariaDb();
      TestStores.get().startRedis();
    }
  }

  /** Everything on disk; and turns that fail, for the log. */
  private static void flush(UssdClient line) {
    TestStores stores = TestStores.get();
    stores.redis().set("control", CONTROL);
    stores.redis().executeCommand(command(Protocol.Command.SAVE));
    stores.redis().executeCommand(command(Protocol.Command.BGREWRITEAOF));
    stores.stopMariaDb();
    dial(line, "+254" + DIGITS, "2", "1", "2");
    stores.stopRedis();
    dial(line, "+254" + DIGITS);
  }

  private static CommandObject<String> command(Protocol.Command command) {
    return new CommandObject<>(new CommandArguments(command), BuilderFactory.STRING);
  }

  private static Process gateway(Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                // the packaged nlp.jar brings a provider that logs nothing onto a test's class path
                "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                "ke.go.machakos.gateway.Main",
                "serve",
                "--config",
                TestData.CONFIG.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(Environment.ofNode());
    return builder.start();
  }

  private static URI ready(Path log, Process gateway) throws Exception {
    String mark = "ready public=";
    while (gateway.isAlive()) {
      String said = Files.readString(log);
      int at = said.indexOf(mark);
      if (at >= 0 && said.indexOf('\n', at) > 0) {
        String address = said.substring(at + mark.length(), said.indexOf(' ', at + mark.length()));
        return URI.create(address.replace("localhost", "127.0.0.1"));
      }
      gateway.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new IllegalStateException("not ready: " + Files.readString(log));
  }

  /** The files below a folder that hold one of the words. */
  private static List<String> holding(Path below, List<String> words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(file, words)) {
          found.add(below.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private static boolean holds(Path file, List<String> words) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String tail = "";
      for (byte[] bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
        String text = tail + new String(bytes, ISO_8859_1);
        if (words.stream().anyMatch(text::contains)) {
          return true;
        }
        tail = text.substring(Math.max(0, text.length() - 64));
      }
      return false;
    }
  }
}
