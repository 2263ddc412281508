package ke.go.machakos.db.permits;

import static ke.go.machakos.db.generated.Tables.PERMIT;
import static ke.go.machakos.db.generated.Tables.PERMIT_TYPE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/**
 * The permits that no application here led to, imported ones and samples, and how far their holders
 * were reminded of their end. Thread-safe.
 */
public final class PermitReminders {
  private final PersonalData personal;

  public PermitReminders(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /**
   * A permit whose reminders are looked at; its row is locked until the transaction ends.
   *
   * @param phone empty where the county knows no number of its holder
   * @param validTo its last day; empty before it is issued, or where it has none
   * @param reminders how many of the day {@code remindedOf} were sent or passed over
   * @param remindedOf the last day that it had when it was looked at before
   */
  public record Held(
      long id,
      Reference permit,
      PermitType type,
      String business,
      Optional<Msisdn> phone,
      PermitStatus status,
      Optional<LocalDate> validTo,
      int reminders,
      Optional<LocalDate> remindedOf,
      boolean sample) {}

  /** Takes out those that are due, passing over what others have in hand. */
  public List<Held> lockDue(Tx tx, Instant now, int atMost) {
    Map<String, PermitType> types = types(tx);
    return tx.jooq()
        .selectFrom(PERMIT)
        .where(PERMIT.REMIND_AT.le(now))
        .orderBy(PERMIT.REMIND_AT)
        .limit(atMost)
        .forUpdate()
        .skipLocked()
        .fetch(row -> held(types, row));
  }

  private Held held(Map<String, PermitType> types, Record row) {
    return new Held(
        row.get(PERMIT.ID),
        new Reference(Reference.Kind.PERMIT, row.get(PERMIT.NUMBER)),
        Objects.requireNonNull(types.get(row.get(PERMIT.TYPE_CODE))),
        personal.required(row.get(PERMIT.BUSINESS_NAME_SEALED), Permits.BUSINESS),
        Optional.ofNullable(row.get(PERMIT.HOLDER_PHONE_SEALED)).map(personal::phone),
        PermitStatus.of(row.get(PERMIT.STATUS)),
        Optional.ofNullable(row.get(PERMIT.VALID_TO)),
        row.get(PERMIT.REMINDERS),
        Optional.ofNullable(row.get(PERMIT.REMINDED_OF)),
        row.get(PERMIT.SAMPLE));
  }

  /** Not joined to the permits: the lock would hold the types as well. */
  private static Map<String, PermitType> types(Tx tx) {
    return tx.jooq()
        .select(PERMIT_TYPE.CODE, PERMIT_TYPE.NAME_EN, PERMIT_TYPE.NAME_SW)
        .from(PERMIT_TYPE)
        .fetchMap(
            PERMIT_TYPE.CODE, row -> new PermitType(row.value1(), row.value2(), row.value3()));
  }

  /**
   * Puts a permit back.
   *
   * @param reminders how many of its last day were sent or passed over
   * @param next when it is looked at again; empty for never
   */
  public void put(Tx tx, Held held, int reminders, Optional<Instant> next) {
    tx.jooq()
        .update(PERMIT)
        .set(PERMIT.REMINDERS, reminders)
        .set(PERMIT.REMINDED_OF, held.validTo().orElse(null))
        .set(PERMIT.REMIND_AT, next.orElse(null))
        .where(PERMIT.ID.eq(held.id()))
        .execute();
  }

  /**
   * Whether a permit is renewed already: an application to follow it is on its way, or the same
   * holder has one of its kind, for the same business, that ends later.
   */
  public boolean renewed(Tx tx, Held held) {
    return Renewals.follow(tx, held.permit()) || later(tx, held).contains(held.business());
  }

  private List<String> later(Tx tx, Held held) {
    if (held.phone().isEmpty() || held.validTo().isEmpty()) {
      return List.of();
    }
    return tx.jooq()
        .select(PERMIT.BUSINESS_NAME_SEALED)
        .from(PERMIT)
        .where(PERMIT.HOLDER_PHONE_HASH.eq(personal.hash(held.phone().get())))
        .and(PERMIT.TYPE_CODE.eq(held.type().code()))
        .and(PERMIT.VALID_TO.gt(held.validTo().get()))
        .and(PERMIT.STATUS.ne(PermitStatus.REVOKED.code()))
        .limit(200)
        .fetch(row -> personal.required(row.value1(), Permits.BUSINESS));
  }
}
