package ke.go.machakos.db.cases;

import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** The cases as they are opened and looked at; {@link CaseFiles} has their life. Thread-safe. */
public final class Cases {
  static final String WORDS = "service_case.words";
  private static final String CODE = "service_case.code";
  private static final String RECEIVED = "received";
  private static final int LANDMARK = 200;

  private final Database database;
  private final Vault vault;
  private final PersonalData personal;
  private final Followers followers;

  public Cases(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.personal = new PersonalData(vault);
    this.followers = new Followers(vault);
  }

  /**
   * Opens a case, phone numbers in its words hidden. Its events and its promise are put to it by
   * {@link CaseFiles}.
   *
   * @param code the secret that an unnamed reporter follows it by, where there is one
   */
  public Reference open(Tx tx, Report report, Optional<String> code, Instant now) {
    CaseFile begun = begin(tx, report, code, now);
    tx.jooq()
        .update(SERVICE_CASE)
        .set(SERVICE_CASE.REFERENCE, begun.reference().digits())
        .where(SERVICE_CASE.ID.eq(begun.id()))
        .execute();
    return begun.reference();
  }

  /**
   * The same for who has it in hand until the transaction ends: the reference is written when
   * {@link CaseFiles} puts the case back.
   */
  public CaseFile begin(Tx tx, Report report, Optional<String> code, Instant now) {
    Optional<String> landmark = report.landmark().map(Cases::landmark);
    long id = insert(tx, report, landmark, code, now);
    return new CaseFile(
        id,
        Reference.of(Reference.Kind.CASE, id),
        new CaseFile.Matter(
            report.service(),
            report.department(),
            report.ward(),
            report.ward().flatMap(ward -> CaseFiles.wardName(tx, ward)),
            landmark,
            report.citizen(),
            report.privacy().code(),
            report.language(),
            report.channel(),
            report.urgency(),
            now.truncatedTo(ChronoUnit.MILLIS)),
        new CaseFile.Standing(
            RECEIVED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private long insert(
      Tx tx, Report report, Optional<String> landmark, Optional<String> code, Instant now) {
    return tx.jooq()
        .insertInto(SERVICE_CASE)
        .set(SERVICE_CASE.SERVICE_CODE, report.service().orElse(null))
        .set(SERVICE_CASE.DEPARTMENT_CODE, report.department())
        .set(SERVICE_CASE.WARD_CODE, report.ward().orElse(null))
        .set(SERVICE_CASE.LANDMARK, landmark.orElse(null))
        .set(SERVICE_CASE.WORDS_SEALED, personal.seal(NumberMask.mask(report.words()), WORDS))
        .set(SERVICE_CASE.CITIZEN_ID, report.citizen().orElse(null))
        .set(SERVICE_CASE.PRIVACY, report.privacy().code())
        .set(SERVICE_CASE.CODE_HASH, code.map(this::hash).orElse(null))
        .set(SERVICE_CASE.LANGUAGE, report.language())
        .set(SERVICE_CASE.CHANNEL, report.channel())
        .set(SERVICE_CASE.URGENCY, report.urgency())
        .set(
            SERVICE_CASE.MODEL_VERSION, report.guess().map(Report.Guess::modelVersion).orElse(null))
        .set(SERVICE_CASE.MODEL_PROBABILITY, report.guess().map(Cases::probability).orElse(null))
        .set(SERVICE_CASE.LINKED_TO, report.linkedTo().map(Reference::digits).orElse(null))
        .set(SERVICE_CASE.STATE, RECEIVED)
        .set(SERVICE_CASE.LEVEL, 0)
        .set(SERVICE_CASE.ROUND, 1)
        .set(SERVICE_CASE.STEPS_TAKEN, 0)
        .set(SERVICE_CASE.SAMPLE, false)
        .set(SERVICE_CASE.OPENED_AT, now)
        .set(SERVICE_CASE.UPDATED_AT, now)
        .returningResult(SERVICE_CASE.ID)
        .fetchSingle()
        .value1();
  }

  /** Whether a code is the secret of a case. */
  public boolean hasCode(Tx tx, Reference reference, String code) {
    return tx.jooq()
        .fetchExists(
            SERVICE_CASE,
            SERVICE_CASE
                .REFERENCE
                .eq(reference.digits())
                .and(SERVICE_CASE.CODE_HASH.eq(hash(code))));
  }

  /** The same outside a transaction. */
  public boolean hasCode(Reference reference, String code) {
    return database.<Boolean>read(tx -> hasCode(tx, reference, code));
  }

  /** Whether a case was reported without a number, and is followed by a secret code. */
  public boolean isCoded(Reference reference) {
    return database.read(
        tx ->
            tx.jooq()
                .fetchExists(
                    SERVICE_CASE,
                    SERVICE_CASE
                        .REFERENCE
                        .eq(reference.digits())
                        .and(SERVICE_CASE.CODE_HASH.isNotNull())));
  }

  private byte[] hash(String code) {
    return vault.lookup(CODE, code);
  }

  private static BigDecimal probability(Report.Guess guess) {
    return BigDecimal.valueOf(guess.probability()).setScale(4, RoundingMode.HALF_UP);
  }

  private static String landmark(String text) {
    String masked = NumberMask.mask(text);
    return masked.substring(0, Math.min(LANDMARK, masked.length()));
  }

  /** The case of a reference. */
  public Optional<Case> find(Reference reference) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(SERVICE_CASE)
                .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
                .fetchOptional(Cases::found));
  }

  /** The case that takes a closed one up again and is not closed itself. */
  public Optional<Case> continuation(Tx tx, Reference closed) {
    return tx.jooq()
        .selectFrom(SERVICE_CASE)
        .where(SERVICE_CASE.LINKED_TO.eq(closed.digits()))
        .and(SERVICE_CASE.CLOSED_AT.isNull())
        .orderBy(SERVICE_CASE.ID.desc())
        .limit(1)
        .fetchOptional(Cases::found);
  }

  /** Whether a case is the report of a number. */
  public boolean reportedBy(Reference reference, Msisdn phone) {
    return database.<Boolean>read(tx -> followers.reported(tx, reference, phone));
  }

  /** The words of a case, for whoever works on it. */
  public Optional<String> words(Reference reference) {
    return database.read(tx -> words(tx, reference));
  }

  /** The same within a transaction. */
  public Optional<String> words(Tx tx, Reference reference) {
    return tx.jooq()
        .select(SERVICE_CASE.WORDS_SEALED)
        .from(SERVICE_CASE)
        .where(SERVICE_CASE.REFERENCE.eq(reference.digits()))
        .fetchOptional(row -> personal.required(row.value1(), WORDS));
  }

  private static Case found(Record row) {
    return new Case(
        new Reference(Reference.Kind.CASE, row.get(SERVICE_CASE.REFERENCE)),
        Optional.ofNullable(row.get(SERVICE_CASE.SERVICE_CODE)),
        row.get(SERVICE_CASE.DEPARTMENT_CODE),
        Optional.ofNullable(row.get(SERVICE_CASE.WARD_CODE)),
        row.get(SERVICE_CASE.STATE),
        row.get(SERVICE_CASE.URGENCY),
        Optional.ofNullable(row.get(SERVICE_CASE.DUE_AT)),
        row.get(SERVICE_CASE.OPENED_AT));
  }
}
