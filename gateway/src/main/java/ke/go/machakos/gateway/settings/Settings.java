package ke.go.machakos.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.sql.DatabaseSettings;

/**
 * Everything an operator has set, checked as a whole. Immutable; printing it shows no secret.
 *
 * @param permitKeys what printed permits are signed with; empty means that none are printed
 * @param database the external MariaDB; empty starts the embedded one
 * @param redis the external Redis; empty starts the embedded one
 * @param africasTalking the SMS account; empty means the stand-in in demo mode, and no sending in
 *     production
 * @param daraja the M-Pesa account; empty means the stand-in in demo mode, and no payments in
 *     production
 * @param adminPassword the first administrator's password; empty means a random one in demo mode,
 *     and none in production
 * @param open311Key the key for POST /open311; empty refuses every POST
 * @param clockOffset what the service's clock is ahead of the machine's; zero outside demo mode
 * @param smsPerSecond the most short messages that a node hands to its provider in a second
 * @param pushAfter from the end of a call to M-Pesa's question on the phone, 3 to 10 s
 * @param queryAfter from M-Pesa's question on a phone to ours what became of it, 1 to 999 s
 * @param pullEvery from one look at M-Pesa's own list to the next, 1 to 999 s
 * @param revenueFile the bills that the county's revenue system drops each night; empty means that
 *     none are taken in by themselves
 */
public record Settings(
    Mode mode,
    Listeners listeners,
    URI publicUrl,
    Path dataDirectory,
    Keys keys,
    Optional<Keys> permitKeys,
    Optional<ExternalDatabase> database,
    Optional<RedisAddress> redis,
    Codes codes,
    Secret callbackSecret,
    Optional<AfricasTalking> africasTalking,
    Optional<Daraja> daraja,
    Optional<Secret> adminPassword,
    Optional<Secret> open311Key,
    Duration clockOffset,
    int smsPerSecond,
    Duration pushAfter,
    Duration queryAfter,
    Duration pullEvery,
    Optional<Path> revenueFile) {

  /** Whether this is demo mode. */
  public boolean demo() {
    return mode == Mode.DEMO;
  }

  /**
   * Where the process listens; port 0 is any free port. The operator's listener is on 127.0.0.1
   * whatever is set.
   *
   * @param tls what the staff listener serves with; empty serves plain
   * @param trustedProxies from whom the staff listener accepts forwarded requests
   */
  public record Listeners(
      String publicHost,
      int publicPort,
      int operatorPort,
      String staffHost,
      int staffPort,
      Optional<Tls> tls,
      List<AddressRange> trustedProxies) {
    public Listeners {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /** A certificate chain and its private key, both PEM files. */
  public record Tls(Path certificate, Path key) {}

  /**
   * A file of keys: of personal data, or of printed permits.
   *
   * @param makeWhenMissing whether a start without the file makes one: in demo mode alone
   */
  public record Keys(Path file, boolean makeWhenMissing) {}

  /**
   * A MariaDB that runs elsewhere; migrations run as {@code owner} where there is one, else as the
   * user.
   */
  public record ExternalDatabase(String url, String user, Secret password, Optional<Owner> owner) {
    /** The same, as the database module takes it. */
    public DatabaseSettings toDatabaseSettings() {
      return new DatabaseSettings(
          url,
          user,
          password.value(),
          owner.map(it -> new DatabaseSettings.Credentials(it.user(), it.password().value())));
    }
  }

  /** The database user who owns the schema. */
  public record Owner(String user, Secret password) {}

  /** A Redis that runs elsewhere: redis, rediss, redis-sentinel or redis-cluster. */
  public record RedisAddress(URI uri) {
    @Override
    public String toString() {
      return uri.getScheme() + "://•••";
    }
  }

  /**
   * What citizens dial and text.
   *
   * @param keyword the word that begins a text to a shared code; empty where the code is the
   *     county's own
   * @param ussdIsSample whether the code dialled is the sample, to be marked wherever it is shown
   * @param smsIsSample whether the code texted is the sample
   */
  public record Codes(
      String ussd,
      String sms,
      Optional<String> keyword,
      boolean ussdIsSample,
      boolean smsIsSample) {
    /** The codes of an installation that was given none. */
    public static final Codes SAMPLE = new Codes("*483#", "22483", Optional.empty(), true, true);

    /**
     * What texts quote that tell a reader to dial, {@code {dial_sample:mark}{dial}}, or what to
     * text to, {@code {sms_sample:mark}{sms}}.
     */
    public Map<String, String> inTexts() {
      return Map.of(
          "dial",
          ussd,
          "dial_sample",
          ussdIsSample ? "yes" : "no",
          "sms",
          sms,
          "sms_sample",
          smsIsSample ? "yes" : "no");
    }
  }

  /**
   * An Africa's Talking account.
   *
   * @param premiumUrl the host of premium and content messages
   * @param client the program that speaks to them
   */
  public record AfricasTalking(
      URI url,
      URI premiumUrl,
      String username,
      Secret apiKey,
      Optional<String> senderId,
      Client client) {}

  /** A program that speaks to Africa's Talking. */
  public enum Client {
    /** Ours, on the documented HTTP contract. */
    WEB,
    /** The vendor's Java SDK, where the build has it. */
    SDK
  }

  /**
   * A Daraja (M-Pesa) account.
   *
   * @param callers the addresses that callbacks may come from
   */
  public record Daraja(
      URI url,
      Secret consumerKey,
      Secret consumerSecret,
      String shortcode,
      Secret passkey,
      Optional<Initiator> initiator,
      Optional<Secret> nominatedNumber,
      List<AddressRange> callers) {
    public Daraja {
      callers = List.copyOf(callers);
    }
  }

  /** Who asks Daraja for reversals and transaction status. */
  public record Initiator(String name, Secret securityCredential) {}
}
