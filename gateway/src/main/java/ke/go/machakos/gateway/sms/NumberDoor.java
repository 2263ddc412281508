package ke.go.machakos.gateway.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ke.go.machakos.db.inbox.Acquaintance;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.outbox.Told;
import ke.go.machakos.menus.text.Language;

/**
 * Drops what a muted number sends, and stops answering a number that sends too much: it is told so
 * once, and its messages are kept. The messages are rows already, so that counting them holds on
 * every node and after every restart.
 *
 * <p>A muted number that says that a life may be in danger is heard like any other, with a case, a
 * call to whoever is on call, and an answer. Whoever was muted for insults may have a fire, and so
 * may their neighbours: a lie costs somebody a call, silence may cost a life. The same limits hold
 * for it as for everybody, which bounds what a liar can do; what was dropped does not count to
 * them, so that no insult of the last minutes stands in the way. That a muted number wants no
 * messages, or wants them again, is no report but its right, and answered within the same limits.
 * Thread-safe.
 */
public final class NumberDoor implements Door {
  private static final String TOO_MANY = "report.too-many";

  /** The longest first, so that who breaks both is told once for the day. */
  private static final List<Limit> LIMITS =
      List.of(new Limit(30, Duration.ofDays(1)), new Limit(10, Duration.ofMinutes(10)));

  /** What has to be known of a sender's earlier messages. */
  public static final List<Integer> COUNTS = LIMITS.stream().map(Limit::most).toList();

  private final Told told;
  private final Predicate<String> danger;

  /**
   * Makes a door.
   *
   * @param danger whether a text says that a life may be in danger
   */
  public NumberDoor(Told told, Predicate<String> danger) {
    this.told = told;
    this.danger = danger;
  }

  /** The most messages of one number in a time. */
  private record Limit(int most, Duration time) {
    boolean broken(Acquaintance sender, Instant now) {
      Instant earlier = sender.earlier().get(most);
      return earlier != null && earlier.isAfter(now.minus(time));
    }
  }

  @Override
  public Optional<SmsReply> shut(
      ReceivedMessage message, Acquaintance sender, boolean wish, Language language, Instant now) {
    if (!wish && sender.muted(now) && !danger.test(message.body())) {
      return Optional.of(SmsReply.silent(language, Inbox.State.DROPPED));
    }
    Instant came = message.receivedAt();
    return LIMITS.stream()
        .filter(limit -> limit.broken(sender, came))
        .findFirst()
        .map(limit -> tooMany(message, language, now.minus(limit.time())));
  }

  private SmsReply tooMany(ReceivedMessage message, Language language, Instant since) {
    SmsReply silent = SmsReply.silent(language, Inbox.State.UNANSWERED);
    return told.since(message.from(), TOO_MANY, since) ? silent : silent.saying(TOO_MANY);
  }
}
