package ke.go.machakos.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.LockDesk;
import ke.go.machakos.gateway.cases.MuteDesk;

/**
 * What {@code act} does with a number: {@code mute}, {@code unmute}, {@code unlock}, or say how it
 * stands.
 */
record NumberActs(MuteDesk desk, LockDesk locks, Msisdn phone, Actor.Staff actor, Instant now) {
  /** What is said of it. */
  record Answer(boolean done, String words) {}

  Answer act(Optional<String> action, Optional<String> reason, int days) {
    return switch (action.orElse("")) {
      case "" -> show();
      case MuteDesk.MUTE ->
          told(desk.mute(phone, actor, reason.orElse(""), Duration.ofDays(days), now));
      case MuteDesk.UNMUTE -> told(desk.hear(phone, actor, now));
      case LockDesk.UNLOCK -> told(locks.unlock(phone, actor, reason.orElse(""), now));
      default -> refused("with a number one can only mute, unmute, unlock and see drafts");
    };
  }

  private Answer told(MuteDesk.Decided decided) {
    return switch (decided) {
      case DONE -> show();
      case REASON_MISSING -> reasonMissing();
      case OF_STAFF -> refused("somebody of the county has that number: it is not muted");
      case NOT_MUTED -> refused("that number is heard already");
    };
  }

  private Answer told(LockDesk.Decided decided) {
    return switch (decided) {
      case DONE -> show();
      case REASON_MISSING -> reasonMissing();
      case NOT_LOCKED -> refused("that number is not locked");
    };
  }

  private static Answer reasonMissing() {
    return refused("say why, with --reason");
  }

  /** The number itself is never said: that of a case is not the officer's to know. */
  private Answer show() {
    String heard = desk.standing(phone, now).map(NumberActs::line).orElse("heard");
    return new Answer(true, locks.isLocked(phone) ? heard + "; locked by wrong PINs" : heard);
  }

  private static String line(Muted.Entry entry) {
    return "muted until %s by %s: %s; messages dropped since: %d"
        .formatted(entry.until(), entry.by(), entry.reason(), entry.dropped());
  }

  private static Answer refused(String message) {
    return new Answer(false, message);
  }
}
