package ke.go.machakos.gateway.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.UssdClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code dial} command: a phone in the terminal that speaks to a running gateway. */
@Command(
    name = "dial",
    mixinStandardHelpOptions = true,
    description = "Dials the service from this terminal, as an aggregator would deliver it.",
    footer = "While it runs: !drop, !again, !save FILE, !quit. Anything else is your answer.")
public final class DialCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CODE", description = "What to dial, such as '*483#' or '*483*1*2#'.")
  private String code = "";

  @Option(names = "--number", description = "The number that calls (${DEFAULT-VALUE}).")
  private String number = "+254700000001";

  @Option(names = "--network", description = "Its network code (${DEFAULT-VALUE}).")
  private String network = Handset.SAFARICOM;

  @Option(names = "--service-code", description = "The service's own code (${DEFAULT-VALUE}).")
  private String serviceCode = "*483#";

  @Option(names = "--url", description = "The gateway's public address (${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(names = "--secret", description = "The secret in its path (${DEFAULT-VALUE}).")
  private String secret = "demo";

  @Option(names = "--save", paramLabel = "FILE", description = "Writes the transcript at the end.")
  private @Nullable Path save;

  private final BufferedReader in;

  /** The command on this process's standard input. */
  public DialCommand() {
    this(new BufferedReader(new InputStreamReader(System.in, inputCharset())));
  }

  DialCommand(BufferedReader in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Handset phone = Handset.of(number, network, serviceCode);
    try (UssdClient line = UssdClient.to(url, secret)) {
      var terminal = new TerminalPhone(line, SessionIds.from(new SecureRandom()), phone, in, out);
      boolean answered = terminal.converse(code);
      if (answered && save != null) {
        Files.writeString(save, terminal.talk().write());
        out.println("Saved to " + save);
      }
      out.flush();
      return answered ? 0 : 1;
    }
  }

  private static Charset inputCharset() {
    return Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
  }
}
