package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.BILL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;

/** Which bills money without a bill may have been meant for. Thread-safe. */
public final class Suggestions {
  private static final int MOST = 5;
  private final PersonalData personal;

  public Suggestions(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /** At most five bills that are not cancelled, the likeliest first. */
  public List<Suggestion> of(Tx tx, Optional<String> account, Optional<Msisdn> phone) {
    var found = new ArrayList<Suggestion>();
    account.ifPresent(typed -> byAccount(tx, typed, found));
    phone.ifPresent(
        payer ->
            add(
                tx,
                BILL.PAYER_PHONE_HASH.eq(personal.hash(payer)),
                Suggestion.Likeness.SAME_PHONE,
                found));
    return List.copyOf(found);
  }

  private static void byAccount(Tx tx, String typed, List<Suggestion> found) {
    AccountText.reference(typed)
        .ifPresent(
            number -> {
              if (number.kind() == Reference.Kind.PERMIT) {
                add(
                    tx,
                    BILL.PERMIT_NUMBER.eq(number.digits()),
                    Suggestion.Likeness.ITS_MATTER,
                    found);
              } else if (number.kind() == Reference.Kind.APPLICATION) {
                add(
                    tx,
                    BILL.APPLICATION_NUMBER.eq(number.digits()),
                    Suggestion.Likeness.ITS_MATTER,
                    found);
              }
            });
    Set<String> near = AccountText.oneSlipAway(typed);
    if (!near.isEmpty()) {
      add(tx, BILL.NUMBER.in(near), Suggestion.Likeness.ONE_SLIP, found);
    }
  }

  private static void add(
      Tx tx, Condition which, Suggestion.Likeness likeness, List<Suggestion> found) {
    List<String> numbers =
        tx.jooq()
            .select(BILL.NUMBER)
            .from(BILL)
            .where(which)
            .and(BILL.STATE.ne("cancelled"))
            .orderBy(BILL.ID.desc())
            .limit(MOST)
            .fetch(BILL.NUMBER);
    for (String digits : numbers) {
      Reference bill = new Reference(Reference.Kind.BILL, digits);
      boolean known = found.stream().anyMatch(other -> other.bill().equals(bill));
      if (!known && found.size() < MOST) {
        found.add(new Suggestion(bill, likeness));
      }
    }
  }
}
