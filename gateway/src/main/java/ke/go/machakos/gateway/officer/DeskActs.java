package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.MuteDesk;

/** Acts over the one desk of all cases. Thread-safe. */
public record DeskActs(Database database, CaseDesk desk, MuteDesk mutes) implements CaseActs {

  /** It is no line of the table of transitions: the state stays. */
  static final String SORT = "sort";

  @Override
  public Optional<Reporter> reporter(Reference reference, Instant now) {
    return mutes.reporter(reference).map(phone -> new Reporter(mutes.standing(phone, now)));
  }

  private Result decide(Reference reference, Act act, Instant now) {
    var actor = new Actor.Staff(act.role(), act.staff());
    Optional<MuteDesk.Decided> decided =
        mutes
            .reporter(reference)
            .map(
                phone ->
                    act.action().equals(MuteDesk.MUTE)
                        ? mutes.mute(phone, actor, act.reason().orElse(""), MuteDesk.USUAL, now)
                        : mutes.hear(phone, actor, now));
    return decided.map(DeskActs::result).orElse(Result.NO_NUMBER);
  }

  private static Result result(MuteDesk.Decided decided) {
    return switch (decided) {
      case DONE -> Result.DONE;
      case REASON_MISSING -> Result.REASON_MISSING;
      case OF_STAFF -> Result.OF_STAFF;
      case NOT_MUTED -> Result.NOT_MUTED;
    };
  }

  @Override
  public Result act(Reference reference, Act act, Instant now) {
    if (act.action().equals(MuteDesk.MUTE) || act.action().equals(MuteDesk.UNMUTE)) {
      return decide(reference, act, now);
    }
    return switch (database.<Acted>write(tx -> acted(tx, reference, act, now))) {
      case Acted.Done _ -> Result.DONE;
      case Acted.NotAllowed _, Acted.NotReporter _ -> Result.NOT_ALLOWED;
      case Acted.ReasonMissing _ -> Result.REASON_MISSING;
      case Acted.NoSuchReason _ -> Result.NO_SUCH_REASON;
      case Acted.NobodyThere _ -> Result.NOBODY_THERE;
      case Acted.NoOtherService _ -> Result.NO_OTHER_SERVICE;
      case Acted.Unknown _ -> Result.UNKNOWN;
    };
  }

  private Acted acted(Tx tx, Reference reference, Act act, Instant now) {
    var actor = new Actor.Staff(act.role(), act.staff());
    if (act.action().equals(SORT)) {
      return desk.sort(tx, reference, actor, act.service().orElse(""), now);
    }
    var wanted =
        new ke.go.machakos.gateway.cases.Act(
            act.action(), actor, Reason.of(act.code(), act.reason()), Optional.empty());
    return desk.act(tx, reference, wanted, now);
  }
}
