package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a measurement needs, running: the gateway with its stores, the bare server, the
 * echo and the generator.
 *
 * @param stores the gateway's own
 * @param gateway the packaged program; in a rehearsal a second bare server
 * @param bare the yardstick
 * @param echo what shows the generator's own ceiling
 */
record Stage(
    Plan plan,
    Stores stores,
    Program gateway,
    Program bare,
    Program echo,
    GeneratorProcess generator)
    implements AutoCloseable {

  static Stage set(Plan plan, Path data) throws IOException, InterruptedException {
    List<Dialogue> dialogues = Dialogue.read(plan.dialogues());
    Path file = plan.target().resolve("replies.txt");
    Program gateway;
    if (plan.rehearsal()) {
      rehearsed(dialogues).write(file);
      gateway = bare(plan, "gateway", "own", file);
    } else {
      gateway = new Gateways(plan).embedded(data);
      System.out.println(gateway.readyLine());
      Capture.of(gateway.port(), dialogues).write(file);
    }
    Stage stage =
        new Stage(
            plan,
            new Stores(data),
            gateway,
            bare(plan, "bare", plan.parser(), file),
            echo(plan),
            new GeneratorProcess(plan, file));
    stage.enrol();
    return stage;
  }

  /** Screens of a usual length, for a rehearsal without a gateway. */
  private static Replies rehearsed(List<Dialogue> dialogues) {
    Replies replies = new Replies();
    for (Dialogue dialogue : dialogues) {
      List<String> texts = dialogue.texts();
      for (String text : texts) {
        String start = text.equals(texts.getLast()) ? "END " : "CON ";
        replies.put(
            dialogue.name(), text, start + (text + "1 Permit\n2 Bill\n3 Project\n").repeat(4));
      }
    }
    return replies;
  }

  private static Program bare(Plan plan, String name, String parser, Path replies)
      throws IOException {
    int port = Program.freePort();
    List<String> command =
        Commands.of(
            plan.jvm(),
            BareServer.class,
            Integer.toString(port),
            Integer.toString(Plan.EVENT_LOOPS),
            plan.dialogues().toString(),
            replies.toString(),
            parser);
    Path log = plan.target().resolve("bare.log");
    return Program.start(name, port, command, Map.of(), log).drainedTo(log);
  }

  private static Program echo(Plan plan) throws IOException {
    int port = Program.freePort();
    List<String> command = Commands.of(plan.jvm(), EchoServer.class, Integer.toString(port));
    Path log = plan.target().resolve("echo.log");
    return Program.start("echo", port, command, Map.of(), log).drainedTo(log);
  }

  /** Makes every number that the mix calls from a known caller. */
  private void enrol() throws IOException {
    if (plan.rehearsal()) {
      return;
    }
    Fields order =
        Phase.closed(gateway.port(), Plan.FEW_CONNECTIONS, 0, 600, plan.phones())
            .with("dialogue", Dialogue.ENROL)
            .with("count", Integer.toString(plan.phones()));
    Result result = generator.run(order);
    System.out.printf("%,d callers made known, %d errors%n", plan.phones(), result.errors());
  }

  /** Runs a phase against one server and adds up what its process used meanwhile. */
  Sample measure(String part, Program server, Fields order) throws IOException {
    Usage before = server.usage();
    Result result = generator.run(order);
    Usage used = server.usage().since(before);
    Sample sample = new Sample(part, server.name(), order.decimal("rate", 0), result, used);
    System.out.println(sample.line());
    return sample;
  }

  List<Program> servers() {
    return List.of(gateway, bare);
  }

  @Override
  public void close() throws IOException {
    generator.close();
    gateway.close();
    bare.close();
    echo.close();
    Files.deleteIfExists(plan.target().resolve("echo.log"));
  }
}
