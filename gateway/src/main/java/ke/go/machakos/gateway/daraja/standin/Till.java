package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.loopback.Faults;

/** Moves money from phones to the PayBill and tells both. Thread-safe. */
final class Till {
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("d/M/yy 'at' h:mm a", Locale.ENGLISH)
          .withZone(ZoneId.of("Africa/Nairobi"));

  private final DarajaStandInSettings settings;
  private final StandInPhones phones;
  private final Ledger ledger;
  private final Posts posts;
  private final Faults<DarajaFault> faults;
  private final DarajaIds ids;
  private final InstantSource clock;

  Till(
      DarajaStandInSettings settings,
      StandInPhones phones,
      Ledger ledger,
      Posts posts,
      Faults<DarajaFault> faults,
      DarajaIds ids,
      InstantSource clock) {
    this.settings = settings;
    this.phones = phones;
    this.ledger = ledger;
    this.posts = posts;
    this.faults = faults;
    this.ids = ids;
    this.clock = clock;
  }

  /** A transaction that may come to be: nothing has moved. */
  Transaction draft(Msisdn payer, Amount amount, String account) {
    return new Transaction(ids.receipt(), clock.instant(), payer, amount, account, false);
  }

  /** Moves the money; false, and nothing moved, where the phone has not so much. */
  boolean move(Transaction transaction) {
    boolean enough = phones.take(transaction.payer(), transaction.amount());
    if (enough) {
      ledger.add(transaction);
      phones.tell(transaction.payer(), receipt(transaction));
    }
    return enough;
  }

  /** Moves it back, once. */
  boolean reverse(Transaction transaction) {
    boolean first = ledger.reverse(transaction.receipt());
    if (first) {
      phones.give(transaction.payer(), transaction.amount());
      phones.tell(
          transaction.payer(),
          transaction.receipt()
              + " has been reversed. Ksh"
              + transaction.amount()
              + " is back in your M-PESA account.");
    }
    return first;
  }

  /** Tells the confirmation of a payment to the PayBill. */
  Future<Void> confirm(Transaction transaction) {
    String msisdn = shown(transaction.payer(), faults.next(DarajaFault.Stage.NUMBER::meets));
    return posts.tell(
        path("/c2b/confirmation"),
        Envelopes.c2b(transaction, settings.shortcode(), "49197.00", msisdn));
  }

  /** The body of the question whether a payment may be made. */
  JsonObject question(Transaction draft) {
    return Envelopes.c2b(draft, settings.shortcode(), "", shown(draft.payer(), Optional.empty()));
  }

  String path(String below) {
    return "/pay/" + settings.callbackSecret().value() + below;
  }

  Instant now() {
    return clock.instant();
  }

  private static String shown(Msisdn payer, Optional<DarajaFault> fault) {
    String digits = payer.e164().substring(1);
    return switch (fault.orElse(null)) {
      case HASHED_NUMBER -> sha256(digits);
      case MASKED_NUMBER ->
          digits.substring(0, 4) + " ***** " + digits.substring(digits.length() - 3);
      case null, default -> digits;
    };
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String receipt(Transaction of) {
    return "%s Confirmed. Ksh%s sent to %s for account %s on %s. New M-PESA balance is Ksh%s."
        .formatted(
            of.receipt(),
            of.amount(),
            settings.business(),
            of.account(),
            SPOKEN.format(of.at()),
            phones.screen(of.payer()).balance());
  }
}
