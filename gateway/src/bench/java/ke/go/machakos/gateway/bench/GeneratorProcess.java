package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** The generator in its own process. Not thread-safe: one phase at a time. */
final class GeneratorProcess implements AutoCloseable {

  private final Process process;
  private final Writer orders;
  private final BufferedReader results;

  GeneratorProcess(Plan plan, Path replies) throws IOException {
    process =
        new ProcessBuilder(
                Commands.of(
                    List.of("-Xmx256m", "-XX:+UseSerialGC"),
                    Generator.class,
                    plan.dialogues().toString(),
                    replies.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = process.outputWriter(UTF_8);
    results = process.inputReader(UTF_8);
  }

  /** Runs one phase and waits for its result. */
  Result run(Fields order) throws IOException {
    orders.write(order.line() + "\n");
    orders.flush();
    String result = results.readLine();
    if (result == null) {
      throw new IOException("the generator ended at: " + order.line());
    }
    return Result.parse(Fields.parse(result));
  }

  @Override
  public void close() throws IOException {
    orders.close();
    process.destroy();
  }
}
