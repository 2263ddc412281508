package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.CORRECTION;
import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What officers corrected, to be learnt from. Rows are added and never changed. Thread-safe. */
public final class Corrections {
  private final PersonalData personal;

  public Corrections(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  /**
   * Whose word a correction is.
   *
   * @param staff their row, where it is known
   */
  public record By(String role, Optional<Long> staff) {}

  /**
   * Keeps that a case, which is about another service now, had an earlier one.
   *
   * @param before the earlier service; empty where nobody had chosen one
   */
  public void add(Tx tx, CaseFile file, Optional<String> before, By by, Instant now) {
    Record2<String, BigDecimal> model =
        tx.jooq()
            .select(SERVICE_CASE.MODEL_VERSION, SERVICE_CASE.MODEL_PROBABILITY)
            .from(SERVICE_CASE)
            .where(SERVICE_CASE.ID.eq(file.id()))
            .fetchSingle();
    tx.jooq()
        .insertInto(CORRECTION)
        .set(CORRECTION.CASE_ID, file.id())
        .set(CORRECTION.LANGUAGE, file.matter().language())
        .set(CORRECTION.SERVICE_BEFORE, before.orElse(null))
        .set(CORRECTION.MODEL_VERSION, model.value1())
        .set(CORRECTION.MODEL_PROBABILITY, model.value2())
        .set(CORRECTION.SERVICE_AFTER, file.matter().service().orElseThrow())
        .set(CORRECTION.ROLE, by.role())
        .set(CORRECTION.STAFF_ID, by.staff().orElse(null))
        .set(CORRECTION.AT, now)
        .execute();
  }

  /** Those of a case, the oldest first. */
  public List<Correction> of(Tx tx, Reference reference) {
    return tx.jooq()
        .select(CORRECTION.asterisk())
        .from(CORRECTION)
        .join(SERVICE_CASE)
        .on(SERVICE_CASE.ID.eq(CORRECTION.CASE_ID))
        .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
        .orderBy(CORRECTION.ID)
        .fetch(Corrections::correction);
  }

  private static Correction correction(Record row) {
    return new Correction(
        Optional.ofNullable(row.get(CORRECTION.SERVICE_BEFORE)),
        guess(row.get(CORRECTION.MODEL_VERSION), row.get(CORRECTION.MODEL_PROBABILITY)),
        row.get(CORRECTION.SERVICE_AFTER),
        row.get(CORRECTION.ROLE),
        Optional.ofNullable(row.get(CORRECTION.STAFF_ID)),
        row.get(CORRECTION.AT));
  }

  static Optional<Report.Guess> guess(@Nullable String version, @Nullable BigDecimal probability) {
    return version == null || probability == null
        ? Optional.empty()
        : Optional.of(new Report.Guess(version, probability.doubleValue()));
  }

  /**
   * A reporter's words, and what they are about.
   *
   * @param reference the case that they are the words of
   */
  public record Lesson(Reference reference, String words, String service) {}

  /** One for each corrected case: the last word on it. The order is that of the corrections. */
  public List<Lesson> lessons(Tx tx) {
    var later = CORRECTION.as("later");
    return tx.jooq()
        .select(SERVICE_CASE.REFERENCE, SERVICE_CASE.WORDS_SEALED, CORRECTION.SERVICE_AFTER)
        .from(CORRECTION)
        .join(SERVICE_CASE)
        .on(SERVICE_CASE.ID.eq(CORRECTION.CASE_ID))
        .whereNotExists(
            DSL.selectOne()
                .from(later)
                .where(later.CASE_ID.eq(CORRECTION.CASE_ID))
                .and(later.ID.gt(CORRECTION.ID)))
        .orderBy(CORRECTION.ID)
        .fetch(
            row ->
                new Lesson(
                    new Reference(Reference.Kind.CASE, row.value1()),
                    personal.required(row.value2(), Cases.WORDS),
                    row.value3()));
  }
}
