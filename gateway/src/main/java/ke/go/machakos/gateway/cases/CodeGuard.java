package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import ke.go.machakos.db.cases.WrongCodes;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;

/**
 * The one place where a secret code of a case is tried, over any channel. After five wrong ones
 * within an hour a number's codes are not looked at for an hour, so that a refusal does not tell a
 * right one from a wrong one; at a case that many guess at, after one. Thread-safe.
 */
public final class CodeGuard {
  private final CaseDesk desk;

  public CodeGuard(CaseDesk desk) {
    this.desk = desk;
  }

  /** What comes of a code. */
  public enum Said {
    RIGHT,
    WRONG,
    /** It was not looked at. */
    SHUT
  }

  /** Tries whether a code is that of a case. */
  public Said check(Tx tx, Msisdn from, Reference about, String code, Instant now) {
    return check(tx, from, about, () -> desk.stores().cases().hasCode(tx, about, code), now);
  }

  /**
   * Tries a code.
   *
   * @param right whether it is taken; whatever the caller is told to be wrong has to count as wrong
   */
  public Said check(Tx tx, Msisdn from, Reference about, BooleanSupplier right, Instant now) {
    WrongCodes wrong = desk.stores().wrongCodes();
    int tries = desk.stores().guessed().tries(about, now);
    if (wrong.shut(tx, from, tries, now)) {
      return Said.SHUT;
    }
    if (right.getAsBoolean()) {
      return Said.RIGHT;
    }
    if (!wrong.add(tx, from, tries, now)) {
      return Said.SHUT;
    }
    desk.stores().guessed().add(about, now);
    return Said.WRONG;
  }
}
