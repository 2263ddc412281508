package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;

/** Acts over the one desk of all cases. Thread-safe. */
public record DeskActs(Database database, CaseDesk desk) implements CaseActs {
  /** It is no line of the table of transitions: the state stays. */
  static final String SORT = "sort";

  @Override
  public Result act(Reference reference, Act act, Instant now) {
    return switch (database.<Acted>write(tx -> acted(tx, reference, act, now))) {
      case Acted.Done _ -> Result.DONE;
      case Acted.NotAllowed _, Acted.NotReporter _ -> Result.NOT_ALLOWED;
      case Acted.ReasonMissing _ -> Result.REASON_MISSING;
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
        new ke.go.machakos.gateway.cases.Act(act.action(), actor, act.reason(), Optional.empty());
    return desk.act(tx, reference, wanted, now);
  }
}
