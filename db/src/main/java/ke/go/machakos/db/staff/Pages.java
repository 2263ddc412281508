package ke.go.machakos.db.staff;

import static ke.go.machakos.db.generated.Tables.PAGE;
import static ke.go.machakos.db.generated.Tables.SERVICE_CASE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/** The calls to matters in which a life may be in danger. Thread-safe. */
public final class Pages {
  /** The states of a case in which nobody has to come any more. */
  private static final List<String> ENDED = List.of("resolved", "rejected", "closed");

  /** The states of a call after which nobody is called any more, unless it begins again. */
  private static final List<String> ENDS =
      List.of(Page.State.ANSWERED.code(), Page.State.OVER.code());

  private final Database database;

  public Pages(Database database) {
    this.database = database;
  }

  /**
   * Whether somebody who was called to a matter is still to answer. Whoever is about to end its
   * last call is waited for: what begins again at that moment would count on a call that is over.
   */
  public boolean isWaiting(Tx tx, Reference matter) {
    return tx.jooq()
        .select(PAGE.STATE)
        .from(PAGE)
        .where(PAGE.REFERENCE.eq(matter.digits()))
        .orderBy(PAGE.ATTEMPT)
        .forUpdate()
        .fetch(PAGE.STATE)
        .contains(Page.State.WAITING.code());
  }

  /** How many calls to a matter there were. */
  public int calls(Tx tx, Reference matter) {
    return last(tx, PAGE.REFERENCE.eq(matter.digits()));
  }

  /** How many there were until it ended, for the last time that it did. */
  public int ended(Tx tx, Reference matter) {
    return last(tx, PAGE.REFERENCE.eq(matter.digits()).and(PAGE.STATE.in(ENDS)));
  }

  private static int last(Tx tx, Condition which) {
    Integer attempt =
        tx.jooq().select(DSL.max(PAGE.ATTEMPT)).from(PAGE).where(which).fetchSingle().value1();
    return attempt == null ? 0 : attempt;
  }

  /** Adds a call that waits; false where this call of the matter is there. */
  public boolean add(Tx tx, Page page) {
    try {
      tx.jooq()
          .insertInto(PAGE)
          .set(PAGE.REFERENCE, page.matter().digits())
          .set(PAGE.DEPARTMENT_CODE, page.department())
          .set(PAGE.WARD_CODE, page.ward().orElse(null))
          .set(PAGE.LANDMARK, page.near().orElse(null))
          .set(PAGE.ATTEMPT, page.attempt())
          .set(PAGE.STAFF_ID, page.staff().orElse(null))
          .set(PAGE.STATE, Page.State.WAITING.code())
          .set(PAGE.PAGED_AT, page.pagedAt())
          .set(PAGE.ANSWER_BY, page.answerBy())
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException sameAttempt) {
      return false;
    }
  }

  /** The rows of calls whose time is over, the longest first. */
  public List<Long> due(Instant now, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .select(PAGE.ID)
                .from(PAGE)
                .where(PAGE.STATE.eq(Page.State.WAITING.code()))
                .and(PAGE.ANSWER_BY.le(now))
                .orderBy(PAGE.ANSWER_BY, PAGE.ID)
                .limit(atMost)
                .fetch(PAGE.ID));
  }

  /**
   * Takes a call whose time is over, locked until the transaction ends; empty where somebody else
   * has it or had it.
   */
  public Optional<Page> take(Tx tx, long id, Instant now) {
    return tx.jooq()
        .selectFrom(PAGE)
        .where(PAGE.ID.eq(id))
        .and(PAGE.STATE.eq(Page.State.WAITING.code()))
        .and(PAGE.ANSWER_BY.le(now))
        .forUpdate()
        .skipLocked()
        .fetchOptional(Pages::page);
  }

  /** Ends a call that was taken, without an answer. */
  public void end(Tx tx, Page page, Page.State state) {
    tx.jooq()
        .update(PAGE)
        .set(PAGE.STATE, state.code())
        .where(PAGE.REFERENCE.eq(page.matter().digits()))
        .and(PAGE.ATTEMPT.eq(page.attempt()))
        .execute();
  }

  /** Whether a matter is a case that is solved, rejected or closed. */
  public boolean isOver(Tx tx, Reference matter) {
    return tx.jooq()
        .fetchExists(
            SERVICE_CASE,
            SERVICE_CASE.REFERENCE.eq(matter.digits()).and(SERVICE_CASE.STATE.in(ENDED)));
  }

  /** Writes down who answered; false where nobody is called any more. */
  public boolean answer(Tx tx, Reference matter, long staff, Instant now) {
    // All rows in their order: whoever calls the next meanwhile is waited for, and their row seen.
    tx.jooq()
        .select(PAGE.ID)
        .from(PAGE)
        .where(PAGE.REFERENCE.eq(matter.digits()))
        .orderBy(PAGE.ATTEMPT)
        .forUpdate()
        .fetch();
    return tx.jooq()
            .update(PAGE)
            .set(PAGE.STATE, Page.State.ANSWERED.code())
            .set(PAGE.ANSWERED_AT, now)
            .set(PAGE.ANSWERED_BY, staff)
            .where(PAGE.REFERENCE.eq(matter.digits()))
            .and(PAGE.STATE.eq(Page.State.WAITING.code()))
            .execute()
        > 0;
  }

  /** The last call to a matter, and who answered if anybody did. */
  public Optional<Standing> standing(Reference matter) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(PAGE)
                .where(PAGE.REFERENCE.eq(matter.digits()))
                .orderBy(PAGE.ATTEMPT.desc())
                .limit(1)
                .fetchOptional(Pages::standing));
  }

  /** The last matter that somebody was called to since; one that nobody answered comes first. */
  public Optional<Reference> latest(long staff, Instant since) {
    var later = PAGE.as("later");
    var answered =
        DSL.exists(
            DSL.selectOne()
                .from(later)
                .where(later.REFERENCE.eq(PAGE.REFERENCE))
                .and(later.ATTEMPT.ge(PAGE.ATTEMPT))
                .and(later.STATE.eq(Page.State.ANSWERED.code())));
    return database.read(
        tx ->
            tx.jooq()
                .select(PAGE.REFERENCE)
                .from(PAGE)
                .where(PAGE.STAFF_ID.eq(staff))
                .and(PAGE.PAGED_AT.ge(since))
                .orderBy(DSL.when(answered, 1).otherwise(0), PAGE.ID.desc())
                .limit(1)
                .fetchOptional(row -> Reference.parse(row.value1()).orElseThrow()));
  }

  /**
   * How a matter stands that somebody was called to.
   *
   * @param last the last call
   * @param waiting whether somebody is still to answer
   */
  public record Standing(Page last, boolean waiting, Optional<Long> answeredBy) {}

  private static Standing standing(Record row) {
    return new Standing(
        page(row),
        row.get(PAGE.STATE).equals(Page.State.WAITING.code()),
        Optional.ofNullable(row.get(PAGE.ANSWERED_BY)));
  }

  private static Page page(Record row) {
    return new Page(
        Reference.parse(row.get(PAGE.REFERENCE)).orElseThrow(),
        row.get(PAGE.DEPARTMENT_CODE),
        Optional.ofNullable(row.get(PAGE.WARD_CODE)),
        Optional.ofNullable(row.get(PAGE.LANDMARK)),
        row.get(PAGE.ATTEMPT),
        Optional.ofNullable(row.get(PAGE.STAFF_ID)),
        row.get(PAGE.PAGED_AT),
        row.get(PAGE.ANSWER_BY));
  }
}
