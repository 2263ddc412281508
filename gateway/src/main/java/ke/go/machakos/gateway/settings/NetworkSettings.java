package ke.go.machakos.gateway.settings;

import static ke.go.machakos.gateway.settings.Setting.OPERATOR_PORT;
import static ke.go.machakos.gateway.settings.Setting.PUBLIC_HOST;
import static ke.go.machakos.gateway.settings.Setting.PUBLIC_PORT;
import static ke.go.machakos.gateway.settings.Setting.PUBLIC_URL;
import static ke.go.machakos.gateway.settings.Setting.STAFF_HOST;
import static ke.go.machakos.gateway.settings.Setting.STAFF_PORT;
import static ke.go.machakos.gateway.settings.Setting.TLS_CERT;
import static ke.go.machakos.gateway.settings.Setting.TLS_KEY;
import static ke.go.machakos.gateway.settings.Setting.TRUSTED_PROXIES;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of the three listeners and of the address that the outside knows. */
final class NetworkSettings {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private final Answers answers;
  private final Mode mode;

  NetworkSettings(Answers answers, Mode mode) {
    this.answers = answers;
    this.mode = mode;
  }

  Settings.Listeners listeners() {
    String everywhere = mode == Mode.DEMO ? "127.0.0.1" : "0.0.0.0";
    int publicPort = port(PUBLIC_PORT, 8080);
    int operatorPort = port(OPERATOR_PORT, 8081);
    int staffPort = port(STAFF_PORT, 8082);
    refuseSharedPorts(
        Map.of(PUBLIC_PORT, publicPort, OPERATOR_PORT, operatorPort, STAFF_PORT, staffPort));
    String staffHost = answers.text(STAFF_HOST).orElse("127.0.0.1");
    Optional<Settings.Tls> tls = tls();
    List<AddressRange> proxies = ranges(answers, TRUSTED_PROXIES);
    if (!LOOPBACK.contains(staffHost)
        && tls.isEmpty()
        && proxies.isEmpty()
        && !answers.has(TRUSTED_PROXIES)) {
      answers.fault(
          STAFF_HOST,
          "is '" + staffHost + "', which would carry passwords in plain text",
          "set staff.tls-cert and staff.tls-key, or staff.trusted-proxies, or leave it on loopback");
    }
    return new Settings.Listeners(
        answers.text(PUBLIC_HOST).orElse(everywhere),
        publicPort,
        operatorPort,
        staffHost,
        staffPort,
        tls,
        proxies);
  }

  URI publicUrl() {
    URI url =
        answers
            .read(
                PUBLIC_URL,
                "write an address such as https://huduma.example.go.ke",
                NetworkSettings::httpAddress)
            .orElse(URI.create("http://localhost:8080"));
    CallbackSecret.forbiddenWord(url.toString())
        .ifPresent(
            word ->
                answers.fault(
                    PUBLIC_URL,
                    "holds '" + word + "', which Safaricom refuses in an address",
                    "use another host name or path"));
    return url;
  }

  private int port(Setting setting, int standard) {
    return answers
        .read(setting, "write a port from 1 to 65535, or 0 for any free one", NetworkSettings::port)
        .orElse(standard);
  }

  private static Optional<Integer> port(String text) {
    return Optional.of(text)
        .filter(value -> value.matches("[0-9]{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port <= 65_535);
  }

  private void refuseSharedPorts(Map<Setting, Integer> ports) {
    Map<Integer, Setting> taken = new HashMap<>();
    for (Setting setting : List.of(PUBLIC_PORT, OPERATOR_PORT, STAFF_PORT)) {
      int port = ports.getOrDefault(setting, 0);
      Setting other = port == 0 ? null : taken.putIfAbsent(port, setting);
      if (other != null) {
        answers.fault(
            setting, "is " + port + ", as is " + other.key, "give each listener a port of its own");
      }
    }
  }

  private Optional<Settings.Tls> tls() {
    if (answers.has(TLS_CERT) != answers.has(TLS_KEY)) {
      Setting missing = answers.has(TLS_CERT) ? TLS_KEY : TLS_CERT;
      answers.fault(
          missing, "is missing", "set staff.tls-cert and staff.tls-key together, or neither");
    }
    Optional<Path> certificate = file(TLS_CERT);
    Optional<Path> key = file(TLS_KEY);
    return certificate.flatMap(chain -> key.map(secret -> new Settings.Tls(chain, secret)));
  }

  private Optional<Path> file(Setting setting) {
    return answers.read(
        setting,
        "name a PEM file that can be read",
        text -> Optional.of(Path.of(text)).filter(Files::isReadable));
  }

  /** The ranges of addresses in a setting, separated by commas; each that is none is a fault. */
  static List<AddressRange> ranges(Answers answers, Setting setting) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String part : answers.text(setting).orElse("").split(",", -1)) {
      if (!part.isBlank()) {
        AddressRange.parse(part)
            .ifPresentOrElse(
                ranges::add,
                () ->
                    answers.fault(
                        setting,
                        "holds '" + part.strip() + "'",
                        "write IP addresses or ranges such as 10.0.0.0/8, separated by commas"));
      }
    }
    return ranges;
  }

  /** An absolute http or https address without a user, query or fragment. */
  static Optional<URI> httpAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      return http && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
