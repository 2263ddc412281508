package ke.go.machakos.gateway.settings;

import static ke.go.machakos.gateway.settings.Setting.ADMIN_PASSWORD;
import static ke.go.machakos.gateway.settings.Setting.CLOCK_OFFSET;
import static ke.go.machakos.gateway.settings.Setting.DATA_DIR;
import static ke.go.machakos.gateway.settings.Setting.KEYS;
import static ke.go.machakos.gateway.settings.Setting.MODE;
import static ke.go.machakos.gateway.settings.Setting.OPEN311_KEY;
import static ke.go.machakos.gateway.settings.Setting.PERMIT_KEYS;
import static ke.go.machakos.gateway.settings.Setting.PULL_EVERY;
import static ke.go.machakos.gateway.settings.Setting.PUSH_AFTER;
import static ke.go.machakos.gateway.settings.Setting.QUERY_AFTER;
import static ke.go.machakos.gateway.settings.Setting.REVENUE_FILE;
import static ke.go.machakos.gateway.settings.Setting.SMS_CODE;
import static ke.go.machakos.gateway.settings.Setting.SMS_KEYWORD;
import static ke.go.machakos.gateway.settings.Setting.SMS_PER_SECOND;
import static ke.go.machakos.gateway.settings.Setting.USSD_CODE;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.gateway.settings.SettingsResult.Accepted;
import ke.go.machakos.gateway.settings.SettingsResult.Refused;
import org.jspecify.annotations.Nullable;

/** Reads gateway.yaml and the environment into {@link Settings}. Stateless. */
public final class SettingsReader {
  private static final int SHORTEST_PASSWORD = 12;

  /** No limit is published; it is what one node is measured to sustain with room to spare. */
  private static final int SMS_A_SECOND = 200;

  /** A network takes a moment to end a session after its last screen. */
  private static final Duration PUSH_AFTER_CALL = Duration.ofSeconds(4);

  /** A prompt waits for its PIN about a minute. */
  private static final Duration PROMPT_IS_OVER = Duration.ofSeconds(75);

  private static final Duration PULL = Duration.ofMinutes(5);

  private SettingsReader() {}

  /**
   * Reads all settings, or names all that is wrong with them.
   *
   * @param configDir the folder that holds gateway.yaml; without the file the environment alone
   *     counts
   * @param environment variables by name; a blank one takes the file's value away
   */
  public static SettingsResult read(Path configDir, Map<String, String> environment) {
    return read(configDir, environment, true);
  }

  /** Reads all settings for a restore, which is what brings a lost keyset file back. */
  public static SettingsResult readForRestore(Path configDir, Map<String, String> environment) {
    return read(configDir, environment, false);
  }

  private static SettingsResult read(
      Path configDir, Map<String, String> environment, boolean keysMustExist) {
    Answers answers = new Answers(configDir.resolve("gateway.yaml"), environment);
    if (!Files.isDirectory(configDir)) {
      return new Refused(
          List.of(
              new Fault(
                  "--config",
                  configDir.toString(),
                  "is no folder",
                  "give the folder that holds gateway.yaml")));
    }
    Mode mode =
        answers
            .read(MODE, "write production or demo", SettingsReader::mode)
            .orElse(Mode.PRODUCTION);
    Settings settings = settings(answers, mode, keysMustExist);
    return answers.faults().isEmpty() ? new Accepted(settings) : new Refused(answers.faults());
  }

  private static Settings settings(Answers answers, Mode mode, boolean keysMustExist) {
    Path data = dataDirectory(answers);
    NetworkSettings network = new NetworkSettings(answers, mode);
    PartySettings parties = new PartySettings(answers, mode);
    StoreSettings stores = new StoreSettings(answers);
    Settings.Keys keys = keys(answers, mode, data, keysMustExist);
    return new Settings(
        mode,
        network.listeners(),
        network.publicUrl(),
        data,
        keys,
        permitKeys(answers, mode, keys.file(), keysMustExist),
        stores.database(),
        stores.redis(),
        codes(answers),
        CallbackSecret.read(answers, mode),
        parties.africasTalking(),
        parties.daraja(),
        adminPassword(answers, mode),
        answers.secret(OPEN311_KEY).or(() -> onlyIn(mode, "demo")),
        clockOffset(answers, mode),
        smsPerSecond(answers),
        pushAfter(answers),
        sweep(answers, QUERY_AFTER, PROMPT_IS_OVER),
        sweep(answers, PULL_EVERY, PULL),
        revenueFile(answers, keysMustExist));
  }

  private static Optional<Mode> mode(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "production" -> Optional.of(Mode.PRODUCTION);
      case "demo" -> Optional.of(Mode.DEMO);
      default -> Optional.empty();
    };
  }

  private static Settings.Keys keys(Answers answers, Mode mode, Path data, boolean mustExist) {
    if (mode == Mode.DEMO) {
      return new Settings.Keys(
          answers.text(KEYS).map(Path::of).orElse(data.resolve("keys.json")), true);
    }
    String file = answers.required(KEYS, "name the keyset file that `keys create FILE` made");
    if (mustExist && !file.isEmpty() && !Files.isReadable(Path.of(file))) {
      answers.fault(
          KEYS,
          "is '" + file + "', which cannot be read",
          "put its copy back; make it with `keys create FILE` only where there is no data yet");
    }
    return new Settings.Keys(Path.of(file), false);
  }

  private static Optional<Settings.Keys> permitKeys(
      Answers answers, Mode mode, Path beside, boolean mustExist) {
    Optional<Path> named = answers.text(PERMIT_KEYS).map(Path::of);
    if (mode == Mode.DEMO) {
      Path file = named.orElse(beside.resolveSibling("permit-keys.pem"));
      return Optional.of(new Settings.Keys(file, true));
    }
    if (mustExist && named.isPresent() && !Files.isReadable(named.get())) {
      answers.fault(
          PERMIT_KEYS,
          "is '" + named.get() + "', which cannot be read",
          "make it with `permit-keys create FILE`, or leave it empty: no permit is printed then");
    }
    return named.map(file -> new Settings.Keys(file, false));
  }

  private static Settings.Codes codes(Answers answers) {
    Optional<String> ussd =
        answers.read(
            USSD_CODE,
            "write a code such as *483# or *483*7#, in quotes",
            matching("\\*[0-9]{2,6}(\\*[0-9]{1,6})*#"));
    Optional<String> sms =
        answers.read(SMS_CODE, "write 3 to 8 digits, such as 22483", matching("[0-9]{3,8}"));
    Optional<String> keyword =
        answers.read(
            SMS_KEYWORD, "write one word of letters and digits", matching("[A-Za-z0-9]{1,20}"));
    return new Settings.Codes(
        ussd.orElse(Settings.Codes.SAMPLE.ussd()),
        sms.orElse(Settings.Codes.SAMPLE.sms()),
        keyword,
        ussd.isEmpty(),
        sms.isEmpty());
  }

  static Function<String, Optional<String>> matching(String pattern) {
    return text -> Optional.of(text).filter(value -> value.matches(pattern));
  }

  private static Optional<Secret> adminPassword(Answers answers, Mode mode) {
    return answers
        .read(
            ADMIN_PASSWORD,
            "give at least " + SHORTEST_PASSWORD + " characters",
            text ->
                Optional.of(text)
                    .filter(value -> mode == Mode.DEMO || value.length() >= SHORTEST_PASSWORD))
        .map(Secret::new);
  }

  private static Optional<Secret> onlyIn(Mode mode, String value) {
    return mode == Mode.DEMO ? Optional.of(new Secret(value)) : Optional.empty();
  }

  private static int smsPerSecond(Answers answers) {
    return answers
        .read(SMS_PER_SECOND, "write a whole number from 1 to 9999", matching("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .orElse(SMS_A_SECOND);
  }

  private static Duration pushAfter(Answers answers) {
    return answers
        .read(PUSH_AFTER, "write whole seconds from 3s to 10s", matching("([3-9]|10)s"))
        .flatMap(SettingsReader::duration)
        .orElse(PUSH_AFTER_CALL);
  }

  private static Duration sweep(Answers answers, Setting setting, Duration otherwise) {
    return answers
        .read(setting, "write whole seconds from 1s to 999s", matching("[1-9][0-9]{0,2}s"))
        .flatMap(SettingsReader::duration)
        .orElse(otherwise);
  }

  /** A folder, or where one can be made. */
  private static Path dataDirectory(Answers answers) {
    String right = "name a folder, or one that can be made";
    Path data = answers.read(DATA_DIR, right, SettingsReader::path).orElse(Path.of("data"));
    @Nullable Path there = data.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      answers.fault(DATA_DIR, "is '" + data + "', and '" + there + "' is a file", right);
    }
    return data;
  }

  /** The file itself need not be there yet: the alarm for one that stays away is the gauge. */
  private static Optional<Path> revenueFile(Answers answers, boolean mustExist) {
    Optional<Path> file =
        answers.read(
            REVENUE_FILE, "name the file that the revenue system writes", SettingsReader::path);
    if (mustExist && file.isPresent()) {
      Path folder = file.get().toAbsolutePath().getParent();
      if (Files.isDirectory(file.get())) {
        answers.fault(REVENUE_FILE, "is '" + file.get() + "', a folder", "name the file inside it");
      } else if (folder == null || !Files.isDirectory(folder) || !Files.isExecutable(folder)) {
        answers.fault(
            REVENUE_FILE,
            "is in '" + folder + "', which is no folder that can be read",
            "make the folder, let the gateway's user enter it, or leave this empty");
      } else if (Files.exists(file.get()) && !Files.isReadable(file.get())) {
        answers.fault(
            REVENUE_FILE,
            "is '" + file.get() + "', which cannot be read",
            "let the gateway's user read it");
      }
    }
    return file;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private static Duration clockOffset(Answers answers, Mode mode) {
    Duration offset =
        answers
            .read(
                CLOCK_OFFSET,
                "write an ISO-8601 duration such as PT36H, P30D or 0s",
                SettingsReader::duration)
            .orElse(Duration.ZERO);
    if (mode == Mode.PRODUCTION && !offset.isZero()) {
      answers.fault(
          CLOCK_OFFSET, "shifts the clock in production", "remove it, or set mode to demo");
    }
    return offset;
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text.matches("-?[0-9]+[smhSMH]") ? "PT" + text : text));
    } catch (DateTimeParseException notADuration) {
      return Optional.empty();
    }
  }
}
