package ke.go.machakos.gateway.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the bench was asked to do.
 *
 * @param root the folder of the whole project
 * @param jvm the options that the gateway and the bare server both get
 * @param only the parts to run; empty is all of them
 * @param quick a few seconds a phase: shows that everything works, and measures nothing that counts
 * @param rehearsal a second bare server, with the bench's own form parser, plays the gateway: shows
 *     what the choice of parser is worth, and with {@code --parser own} the bench's own noise
 * @param parser whose form parser the bare server uses: {@code vertx}, as a plain Vert.x program
 *     does, or {@code own}, the leanest
 */
record Plan(
    Path root,
    List<String> jvm,
    Set<String> only,
    boolean quick,
    boolean rehearsal,
    String parser) {

  /** How many loops the bare server gets: as many as the gateway has. */
  static final int EVENT_LOOPS = 2;

  /**
   * Connections of a closed loop: what an aggregator of three networks keeps open at a busy hour.
   */
  static final int CONNECTIONS = 256;

  /**
   * Connections that prepare callers and sessions: each writes to MariaDB, which is not measured.
   */
  static final int FEW_CONNECTIONS = 16;

  /** How many numbers take turns; all of them are known callers before anything is measured. */
  int phones() {
    return quick ? 2_000 : 20_000;
  }

  int repeats() {
    return quick ? 2 : 5;
  }

  double warm() {
    return quick ? 3 : 30;
  }

  double seconds() {
    return quick ? 3 : 10;
  }

  int live() {
    return quick ? 10_000 : 100_000;
  }

  boolean runs(String part) {
    return only.isEmpty() || only.contains(part);
  }

  /** Whether any part needs the bare server beside the gateway. */
  boolean stages() {
    return only.isEmpty() || !Set.of("sms", "records").containsAll(only);
  }

  Path target() {
    return root.resolve("gateway/target/bench");
  }

  Path dialogues() {
    return root.resolve("gateway/src/bench/dialogues.txt");
  }

  static Plan of(List<String> arguments) {
    int only = arguments.indexOf("--only");
    int parser = arguments.indexOf("--parser");
    return new Plan(
        Path.of(System.getProperty("project.root", ".")).toAbsolutePath().normalize(),
        List.of(System.getProperty("gateway.jvm", "").strip().split("\\s+")),
        only < 0 ? Set.of() : Set.of(arguments.get(only + 1).split(",", -1)),
        arguments.contains("--quick"),
        arguments.contains("--rehearse"),
        parser < 0 ? "vertx" : arguments.get(parser + 1));
  }
}
