package ke.go.machakos.gateway.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.outbox.Dispatches;
import ke.go.machakos.db.outbox.Leased;
import ke.go.machakos.db.outbox.MessageState;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.menus.gsm.GsmText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with one leased message: sent, put off or given up. Thread-safe.
 *
 * <p>What is to be recorded is returned and not recorded: the provider is asked once, and the
 * record is repeated until the database has it.
 */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final Database database;
  private final Dispatches dispatches;
  private final OptOuts optOuts;
  private final Sender sender;
  private final Courtesy courtesy;
  private final InstantSource clock;

  Dispatch(
      Database database,
      Dispatches dispatches,
      OptOuts optOuts,
      Sender sender,
      Courtesy courtesy,
      InstantSource clock) {
    this.database = database;
    this.dispatches = dispatches;
    this.optOuts = optOuts;
    this.sender = sender;
    this.courtesy = courtesy;
    this.clock = clock;
  }

  /**
   * How a lease ends.
   *
   * @param outcome for the metrics: {@code sent}, {@code later}, {@code failed}, {@code expired},
   *     {@code dropped}
   * @param record what is to be written down
   * @param held the trouble that the provider gave, if any
   */
  record End(String outcome, Dispatches.End record, Optional<Handed.Held> held) {
    static End of(String outcome, Dispatches.End record) {
      return new End(outcome, record, Optional.empty());
    }
  }

  /** Sends it if it may be sent, and says how its lease ends. */
  End of(Leased leased) {
    Instant now = clock.instant();
    if (leased.message().expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      return given("expired", leased, MessageState.EXPIRED, "no use any more");
    }
    return leased.message().solicited()
        ? handed(leased)
        : discourtesy(leased, now).orElseGet(() -> handed(leased));
  }

  private Optional<End> discourtesy(Leased leased, Instant now) {
    if (database.read(tx -> optOuts.holds(tx, leased.message().to()))) {
      return Optional.of(given("dropped", leased, MessageState.DROPPED, "opted out"));
    }
    if (courtesy.quiet(now)) {
      return Optional.of(put("quiet hours", leased, courtesy.morning(now)));
    }
    int news = dispatches.newsSince(leased, courtesy.today(now));
    return news < courtesy.perDay()
        ? Optional.empty()
        : Optional.of(put("enough for a day", leased, courtesy.tomorrow(now)));
  }

  private End put(String why, Leased leased, Instant until) {
    return End.of("later", new Dispatches.Later(leased, why, until, false, false));
  }

  private End given(String outcome, Leased leased, MessageState state, String why) {
    return End.of(outcome, new Dispatches.Given(leased, state, why, clock.instant()));
  }

  private End handed(Leased leased) {
    String body = plain(leased.message().body());
    return switch (sender.hand(new Sender.Letter(leased.message().to(), body, once(leased)))) {
      case Handed.Accepted accepted ->
          End.of("sent", new Dispatches.Sent(leased, accepted.taken(), clock.instant()));
      case Handed.Refused refused -> {
        LOG.warn("message {} was refused: {}", leased.id(), refused.reason());
        yield given("failed", leased, MessageState.FAILED, refused.reason());
      }
      case Handed.Held held -> held(leased, held);
    };
  }

  private End held(Leased leased, Handed.Held held) {
    Instant now = clock.instant();
    LOG.warn("message {} waits: {}", leased.id(), held.reason());
    if (Patience.over(leased, held.trouble(), now)) {
      return given("failed", leased, MessageState.FAILED, held.reason());
    }
    boolean counted = held.trouble() != Handed.Trouble.ACCOUNT;
    Instant next = counted ? Patience.next(leased, now) : now;
    return new End(
        "later",
        new Dispatches.Later(leased, held.reason(), next, counted, held.inDoubt()),
        Optional.of(held));
  }

  /** In the GSM alphabet, unless a letter would be lost: then the whole message is UCS-2. */
  private static String plain(String body) {
    String folded = GsmText.fold(body);
    return unknown(folded) == unknown(body) ? folded : body;
  }

  private static long unknown(String text) {
    return text.chars().filter(letter -> letter == '?').count();
  }

  /** The row's number alone would come again with another message after a restore. */
  private static String once(Leased leased) {
    String fact = leased.message().cause() + '/' + leased.createdAt().toEpochMilli();
    return UUID.nameUUIDFromBytes(fact.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
