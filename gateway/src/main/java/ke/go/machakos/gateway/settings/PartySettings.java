package ke.go.machakos.gateway.settings;

import static ke.go.machakos.gateway.settings.Setting.AFRICASTALKING_API_KEY;
import static ke.go.machakos.gateway.settings.Setting.AFRICASTALKING_CLIENT;
import static ke.go.machakos.gateway.settings.Setting.AFRICASTALKING_PREMIUM_URL;
import static ke.go.machakos.gateway.settings.Setting.AFRICASTALKING_SENDER_ID;
import static ke.go.machakos.gateway.settings.Setting.AFRICASTALKING_URL;
import static ke.go.machakos.gateway.settings.Setting.AFRICASTALKING_USERNAME;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_CALLERS;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_CONSUMER_KEY;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_CONSUMER_SECRET;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_INITIATOR;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_NOMINATED_NUMBER;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_PASSKEY;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_SECURITY_CREDENTIAL;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_SHORTCODE;
import static ke.go.machakos.gateway.settings.Setting.DARAJA_URL;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;

/** The accounts with outside parties: none of a party's settings, or all that it needs. */
final class PartySettings {
  /** From whom callbacks come; not published by Safaricom, but seen by many. */
  private static final List<String> SAFARICOM =
      List.of(
          "196.201.214.200",
          "196.201.214.206",
          "196.201.214.207",
          "196.201.214.208",
          "196.201.213.114",
          "196.201.213.44",
          "196.201.212.127",
          "196.201.212.138",
          "196.201.212.129",
          "196.201.212.136",
          "196.201.212.74",
          "196.201.212.69");

  private final Answers answers;
  private final Mode mode;

  PartySettings(Answers answers, Mode mode) {
    this.answers = answers;
    this.mode = mode;
  }

  /** In demo mode the address must be named: its sample numbers may be somebody's. */
  Optional<Settings.AfricasTalking> africasTalking() {
    if (noneOf("africastalking.") || (mode == Mode.DEMO && !answers.has(AFRICASTALKING_URL))) {
      return Optional.empty();
    }
    URI url = address(AFRICASTALKING_URL).orElse(URI.create("https://api.africastalking.com"));
    Settings.Client client = client();
    if (client == Settings.Client.SDK) {
      fixed(AFRICASTALKING_URL);
      fixed(AFRICASTALKING_PREMIUM_URL);
    }
    return Optional.of(
        new Settings.AfricasTalking(
            url,
            address(AFRICASTALKING_PREMIUM_URL).orElse(url),
            answers.required(
                AFRICASTALKING_USERNAME, "name the account, or remove all africastalking settings"),
            secret(
                AFRICASTALKING_API_KEY,
                "give the account's key, or remove all africastalking settings"),
            answers.text(AFRICASTALKING_SENDER_ID),
            client));
  }

  private Settings.Client client() {
    return answers
        .read(
            AFRICASTALKING_CLIENT,
            "write web or sdk",
            text ->
                Arrays.stream(Settings.Client.values())
                    .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst())
        .orElse(Settings.Client.WEB);
  }

  /** The SDK would send to real phones whatever address is written here. */
  private void fixed(Setting setting) {
    boolean sandbox =
        answers
            .text(Setting.AFRICASTALKING_USERNAME)
            .filter(it -> it.equalsIgnoreCase("sandbox"))
            .isPresent();
    String only = "https://api." + (sandbox ? "sandbox." : "") + "africastalking.com";
    if (answers.text(setting).filter(it -> !it.equals(only)).isPresent()) {
      answers.fault(
          setting,
          "is an address that the SDK does not go to",
          "write " + only + " or, in production, nothing; or set africastalking.client to web");
    }
  }

  Optional<Settings.Daraja> daraja() {
    if (noneOf("daraja.")) {
      return Optional.empty();
    }
    String why = "Daraja needs it; or remove all daraja settings";
    answers.required(DARAJA_SHORTCODE, why);
    return Optional.of(
        new Settings.Daraja(
            address(DARAJA_URL).orElse(URI.create("https://api.safaricom.co.ke")),
            secret(DARAJA_CONSUMER_KEY, why),
            secret(DARAJA_CONSUMER_SECRET, why),
            answers
                .read(
                    DARAJA_SHORTCODE,
                    "write the 5 to 7 digits of the PayBill",
                    SettingsReader.matching("[0-9]{5,7}"))
                .orElse(""),
            secret(DARAJA_PASSKEY, why),
            initiator(),
            nominated(),
            callers()));
  }

  private Optional<Secret> nominated() {
    Optional<Secret> number = answers.secret(DARAJA_NOMINATED_NUMBER);
    if (number.filter(it -> Msisdn.parse(it.value()).isEmpty()).isPresent()) {
      answers.fault(
          DARAJA_NOMINATED_NUMBER,
          "is no phone number",
          "write the number that was nominated for the pull, such as +254722000000");
    }
    return number;
  }

  /** Those set, else those that Safaricom is known to call from. */
  private List<AddressRange> callers() {
    List<AddressRange> set = NetworkSettings.ranges(answers, DARAJA_CALLERS);
    return answers.has(DARAJA_CALLERS)
        ? set
        : SAFARICOM.stream().flatMap(it -> AddressRange.parse(it).stream()).toList();
  }

  private Optional<Settings.Initiator> initiator() {
    if (answers.has(DARAJA_INITIATOR) != answers.has(DARAJA_SECURITY_CREDENTIAL)) {
      Setting missing =
          answers.has(DARAJA_INITIATOR) ? DARAJA_SECURITY_CREDENTIAL : DARAJA_INITIATOR;
      answers.fault(
          missing,
          "is missing",
          "set the initiator and its security credential together, or neither");
    }
    return answers
        .text(DARAJA_INITIATOR)
        .flatMap(
            name ->
                answers
                    .secret(DARAJA_SECURITY_CREDENTIAL)
                    .map(it -> new Settings.Initiator(name, it)));
  }

  private boolean noneOf(String topic) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.key.startsWith(topic))
        .noneMatch(answers::has);
  }

  private Secret secret(Setting setting, String why) {
    return new Secret(answers.required(setting, why));
  }

  private Optional<URI> address(Setting setting) {
    return answers.read(
        setting, "write an address that begins https:// or http://", NetworkSettings::httpAddress);
  }
}
