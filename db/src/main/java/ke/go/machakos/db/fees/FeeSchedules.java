package ke.go.machakos.db.fees;

import static ke.go.machakos.db.generated.Tables.FEE_SCHEDULE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/**
 * The versions of the county's fees. Each is proposed whole by one person and approved by another;
 * the approved one with the latest first day counts, and old ones stay as they were. Thread-safe.
 */
public final class FeeSchedules {
  private final Database database;
  private final Audit audit;

  public FeeSchedules(Database database) {
    this.database = database;
    this.audit = new Audit(database);
  }

  /**
   * Keeps a draft as a version that waits for a second person, and returns its number.
   *
   * @param by the staff username of who proposes it
   */
  public long propose(Tx tx, FeeDraft draft, String by, Instant now) {
    long version =
        tx.jooq()
            .insertInto(FEE_SCHEDULE)
            .set(FEE_SCHEDULE.NAME, draft.name())
            .set(FEE_SCHEDULE.HOLDS_FROM, draft.holdsFrom())
            .set(FEE_SCHEDULE.SAMPLE, draft.sample())
            .set(FEE_SCHEDULE.PROPOSED_BY, person(by))
            .set(FEE_SCHEDULE.PROPOSED_AT, now)
            .returningResult(FEE_SCHEDULE.VERSION)
            .fetchSingle()
            .value1();
    FeeRows.add(tx, version, draft);
    String detail =
        "%d rules, %d waivers, from %s"
            .formatted(draft.rules().size(), draft.waivers().size(), draft.holdsFrom());
    audit.append(tx, new AuditEvent(person(by), "fees.proposed", subject(version), detail, now));
    return version;
  }

  /**
   * Puts a version in force from its first day on, unless who approves it has proposed it.
   *
   * @param by the staff username of who approves it
   */
  public Approval approve(Tx tx, long version, String by, Instant now) {
    String second = person(by);
    List<FeeVersion> all = locked(tx);
    Optional<FeeVersion> found = all.stream().filter(it -> it.version() == version).findFirst();
    if (found.isEmpty()) {
      return Approval.UNKNOWN;
    }
    FeeVersion proposal = found.get();
    if (proposal.approved().isPresent()) {
      return Approval.ALREADY;
    }
    if (proposal.proposed().by().equals(second)) {
      return Approval.SAME_PERSON;
    }
    if (all.stream().anyMatch(other -> overtakes(other, proposal))) {
      return Approval.OVERTAKEN;
    }
    tx.jooq()
        .update(FEE_SCHEDULE)
        .set(FEE_SCHEDULE.APPROVED_BY, second)
        .set(FEE_SCHEDULE.APPROVED_AT, now)
        .where(FEE_SCHEDULE.VERSION.eq(version))
        .execute();
    audit.append(tx, new AuditEvent(second, "fees.approved", subject(version), "", now));
    return Approval.DONE;
  }

  /** All versions, which nobody else approves until the transaction ends. */
  private static List<FeeVersion> locked(Tx tx) {
    return tx.jooq().selectFrom(FEE_SCHEDULE).forUpdate().fetch(FeeSchedules::version);
  }

  private static boolean overtakes(FeeVersion other, FeeVersion proposal) {
    return other
        .approved()
        .filter(
            it -> other.version() > proposal.version() || it.at().isAfter(proposal.proposed().at()))
        .isPresent();
  }

  /** The version of a number, whether it is approved or not. */
  public Optional<FeeVersion> find(Tx tx, long version) {
    return tx.jooq()
        .selectFrom(FEE_SCHEDULE)
        .where(FEE_SCHEDULE.VERSION.eq(version))
        .fetchOptional(FeeSchedules::version);
  }

  /** All versions, the newest first. */
  public List<FeeVersion> all() {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(FEE_SCHEDULE)
                .orderBy(FEE_SCHEDULE.VERSION.desc())
                .fetch(FeeSchedules::version));
  }

  /** The version that counts on a day; empty before the county has approved any. */
  public Optional<FeeVersion> current(Tx tx, LocalDate on) {
    return tx.jooq()
        .selectFrom(FEE_SCHEDULE)
        .where(FEE_SCHEDULE.HOLDS_FROM.le(on))
        .and(FEE_SCHEDULE.APPROVED_BY.isNotNull())
        .orderBy(FEE_SCHEDULE.HOLDS_FROM.desc(), FEE_SCHEDULE.VERSION.desc())
        .limit(1)
        .fetchOptional(FeeSchedules::version);
  }

  /** The rules of a version for one kind of permit, or all of them, by code. */
  public List<FeeRule> rules(Tx tx, long version, Optional<String> permitType) {
    return FeeRows.rules(tx, version, permitType);
  }

  /** The waivers of a version, by code. */
  public List<FeeWaiver> waivers(Tx tx, long version) {
    return FeeRows.waivers(tx, version);
  }

  private static String subject(long version) {
    return "fees/" + version;
  }

  /** Two spellings are one person. */
  private static String person(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  private static FeeVersion version(Record row) {
    return new FeeVersion(
        row.get(FEE_SCHEDULE.VERSION),
        row.get(FEE_SCHEDULE.NAME),
        row.get(FEE_SCHEDULE.HOLDS_FROM),
        row.get(FEE_SCHEDULE.SAMPLE),
        new FeeVersion.Signature(
            row.get(FEE_SCHEDULE.PROPOSED_BY), row.get(FEE_SCHEDULE.PROPOSED_AT)),
        Optional.ofNullable(row.get(FEE_SCHEDULE.APPROVED_BY))
            .map(by -> new FeeVersion.Signature(by, row.get(FEE_SCHEDULE.APPROVED_AT))));
  }
}
