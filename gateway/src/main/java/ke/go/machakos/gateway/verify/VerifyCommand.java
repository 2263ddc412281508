package ke.go.machakos.gateway.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.FileTrouble;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.verify.code.CheckingKeys;
import ke.go.machakos.gateway.verify.code.CodeCheck;
import ke.go.machakos.gateway.verify.code.PermitClaim;
import ke.go.machakos.gateway.verify.code.PermitCode;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code verify CODE}: exit code 0 for a valid paper, 1 for one that has expired or not begun, 3
 * for a forged or torn one, 4 where there are no keys to check with. Asks no network and no store.
 */
@Command(
    name = "verify",
    description = "Check the code of a printed permit, without a network.",
    footer = "Whether a permit was revoked no paper can say: ask the county for that.")
public final class VerifyCommand implements Callable<Integer> {
  private static final int OUT_OF_DATE = 1;
  private static final int FORGED = 3;
  private static final int NO_KEYS = 4;

  private final Map<String, String> environment;
  private final Clock machine;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the county's public keys in PEM; else the signing keys of the settings")
  private @Nullable Path key;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Parameters(arity = "1..*", paramLabel = "CODE", description = "the text beside the square")
  private List<String> code = List.of();

  public VerifyCommand(Map<String, String> environment, Clock machine) {
    this.environment = environment;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    try {
      return key != null
          ? told(PermitCode.check(String.join("", code), CheckingKeys.read(key)), machine.instant())
          : byConfig();
    } catch (IOException e) {
      System.err.println("no keys to check with: " + FileTrouble.words(e));
      return NO_KEYS;
    }
  }

  private int byConfig() throws IOException {
    return SettingsReader.read(config.path(), environment).run(System.err, NO_KEYS, this::byKeys);
  }

  private int byKeys(Settings settings) throws IOException {
    if (settings.permitKeys().isEmpty()) {
      System.err.println("no permit-keys are set: give the county's public keys with --key");
      return NO_KEYS;
    }
    CheckingKeys keys = SigningKeys.open(settings.permitKeys().get().file()).checking();
    Instant now = machine.instant().plus(settings.clockOffset());
    return told(PermitCode.check(String.join("", code), keys), now);
  }

  private static int told(CodeCheck check, Instant now) {
    return switch (check) {
      case CodeCheck.Genuine(PermitClaim claim) -> told(claim, Verdicts.day(now));
      case CodeCheck.Forged forged -> bad("FORGED: the county did not sign this.");
      case CodeCheck.OtherKey other ->
          bad(
              "NOT CHECKED: signed with a key that is not among these. Forged, or newer than they.");
      case CodeCheck.Unreadable unreadable -> bad("NOT A CODE: torn, mistyped or something else.");
    };
  }

  private static int told(PermitClaim claim, LocalDate day) {
    String sample = claim.sample() ? "SAMPLE " : "";
    String paper =
        "%spermit %s, %s, %s".formatted(sample, claim.number(), claim.type(), claim.holder());
    return switch (claim.on(day)) {
      case VALID -> {
        System.out.println("VALID" + claim.to().map(to -> " to " + to).orElse("") + ": " + paper);
        yield 0;
      }
      case NOT_YET -> {
        System.out.println("NOT YET, from " + claim.from().orElseThrow() + ": " + paper);
        yield OUT_OF_DATE;
      }
      case EXPIRED -> {
        System.out.println("EXPIRED on " + claim.to().orElseThrow() + ": " + paper);
        yield OUT_OF_DATE;
      }
    };
  }

  private static int bad(String message) {
    System.out.println(message);
    return FORGED;
  }
}
