package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import ke.go.machakos.db.cases.FollowEvents;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.text.Language;

/** Those who have the same matter as a case that somebody else reported. */
@FunctionalInterface
public interface Followers {
  /** Counts one more, who is told of the case from now on. */
  void join(Tx tx, Reference reference, Msisdn phone, Language language, Instant now);

  /** Counts them, and keeps nobody's number. */
  static Followers counted(FollowEvents events) {
    return (tx, reference, phone, language, now) -> events.add(tx, reference, now);
  }
}
