package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;

/** Acts over the one desk of all cases. Thread-safe. */
public record DeskActs(Database database, CaseDesk desk) implements CaseActs {
  @Override
  public Result act(Reference reference, Act act, Instant now) {
    var wanted =
        new ke.go.machakos.gateway.cases.Act(
            act.action(), new Actor.Staff(act.role(), act.staff()), act.reason(), Optional.empty());
    return switch (database.write(tx -> desk.act(tx, reference, wanted, now))) {
      case Acted.Done _ -> Result.DONE;
      case Acted.NotAllowed _, Acted.NotReporter _ -> Result.NOT_ALLOWED;
      case Acted.ReasonMissing _ -> Result.REASON_MISSING;
      case Acted.NobodyThere _ -> Result.NOBODY_THERE;
      case Acted.Unknown _ -> Result.UNKNOWN;
    };
  }
}
