package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_PUSH;
import static ke.go.machakos.db.generated.Tables.PUSH_ANSWER;
import static ke.go.machakos.db.generated.Tables.PUSH_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.turns.TurnKey;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The requests for payments at payers' phones: at most one open at a time of a bill and a phone.
 * {@link PushLeases} hands them to nodes. Thread-safe.
 */
public final class Pushes {
  /** A payer is asked this often at most. */
  public static final int MOST_ATTEMPTS = 2;

  private static final String OPEN = "payment_push.open";
  private static final int MOST_ASKERS = 50;

  private final Vault vault;
  private final PersonalData personal;
  private final PushRows rows;
  private final Receiving receiving;

  public Pushes(Vault vault, Receiving receiving) {
    this.vault = vault;
    this.personal = new PersonalData(vault);
    this.rows = new PushRows(personal);
    this.receiving = receiving;
  }

  /**
   * What asking for a push came to.
   *
   * @param push its identity
   * @param fresh whether it is new; false where the turn had asked before, or one was open
   */
  public record Wanted(long push, boolean fresh) {}

  /** Asks for a push of a bill that is there. */
  public Wanted want(
      Tx tx, Reference bill, Msisdn phone, Money amount, Instant dueAt, TurnKey turn, Instant now) {
    byte[] open = vault.lookup(OPEN, bill.digits() + '/' + phone.e164());
    return tx.jooq()
        .insertInto(PAYMENT_PUSH)
        .set(PAYMENT_PUSH.BILL_NUMBER, bill.digits())
        .set(PAYMENT_PUSH.PHONE_HASH, personal.hash(phone))
        .set(PAYMENT_PUSH.PHONE_SEALED, personal.seal(phone))
        .set(PAYMENT_PUSH.AMOUNT_KES, amount.shillings())
        .set(PAYMENT_PUSH.STATE, PushState.WANTED.code())
        .set(PAYMENT_PUSH.DUE_AT, dueAt)
        .set(PAYMENT_PUSH.ATTEMPTS, 0)
        .set(PAYMENT_PUSH.TURN_KEY, turn.hash())
        .set(PAYMENT_PUSH.OPEN_KEY, open)
        .set(PAYMENT_PUSH.CREATED_AT, now)
        .onDuplicateKeyIgnore()
        .returningResult(PAYMENT_PUSH.ID)
        .fetchOptional(PAYMENT_PUSH.ID)
        .map(id -> new Wanted(id, true))
        .orElseGet(() -> new Wanted(asked(tx, turn, open), false));
  }

  /** The push that a turn asked for before, or else the one that is open. */
  private static long asked(Tx tx, TurnKey turn, byte[] open) {
    return tx.jooq()
        .select(PAYMENT_PUSH.ID)
        .from(PAYMENT_PUSH)
        .where(PAYMENT_PUSH.TURN_KEY.eq(turn.hash()))
        .fetchOptional(PAYMENT_PUSH.ID)
        .orElseGet(
            () ->
                tx.jooq()
                    .select(PAYMENT_PUSH.ID)
                    .from(PAYMENT_PUSH)
                    .where(PAYMENT_PUSH.OPEN_KEY.eq(open))
                    .fetchSingle()
                    .value1());
  }

  /** Brings what a phone waits for forward, because its session has ended; says how many. */
  public int sooner(Tx tx, Msisdn phone, Instant dueAt) {
    return tx.jooq()
        .update(PAYMENT_PUSH)
        .set(PAYMENT_PUSH.DUE_AT, dueAt)
        .where(PAYMENT_PUSH.PHONE_HASH.eq(personal.hash(phone)))
        .and(PAYMENT_PUSH.STATE.eq(PushState.WANTED.code()))
        .and(PAYMENT_PUSH.DUE_AT.gt(dueAt))
        .execute();
  }

  /** The push of an identity. */
  public Optional<Push> find(Tx tx, long id) {
    return tx.jooq()
        .selectFrom(PAYMENT_PUSH)
        .where(PAYMENT_PUSH.ID.eq(id))
        .fetchOptional(this::read);
  }

  /** The push of a provider's name for it, also for an earlier attempt. */
  public Optional<Push> ofRequest(Tx tx, String checkoutRequestId) {
    return rows.find(tx, checkoutRequestId).flatMap(push -> find(tx, push.id()));
  }

  /**
   * The same as it stands now, whoever has just stored that name, held until the transaction ends.
   */
  public Optional<Push> held(Tx tx, String checkoutRequestId) {
    return rows.findAfterOthers(tx, checkoutRequestId).flatMap(push -> held(tx, push.id()));
  }

  private Optional<Push> held(Tx tx, long id) {
    return tx.jooq()
        .selectFrom(PAYMENT_PUSH)
        .where(PAYMENT_PUSH.ID.eq(id))
        .forUpdate()
        .fetchOptional(this::read);
  }

  /** The last push of a bill. */
  public Optional<Push> lastOf(Tx tx, Reference bill) {
    return tx.jooq()
        .selectFrom(PAYMENT_PUSH)
        .where(PAYMENT_PUSH.BILL_NUMBER.eq(bill.digits()))
        .orderBy(PAYMENT_PUSH.ID.desc())
        .limit(1)
        .fetchOptional(this::read);
  }

  /** The pushes of a bill that were asked for since a moment, the newest first. */
  public List<Push> ofBill(Tx tx, Reference bill, Instant since) {
    return tx.jooq()
        .selectFrom(PAYMENT_PUSH)
        .where(PAYMENT_PUSH.BILL_NUMBER.eq(bill.digits()))
        .and(PAYMENT_PUSH.CREATED_AT.ge(since))
        .orderBy(PAYMENT_PUSH.ID.desc())
        .limit(MOST_ASKERS)
        .fetch(this::read);
  }

  /** Pushes whose answer is overdue, the oldest first: the provider is to be asked for it. */
  public List<Push> unanswered(Tx tx, Instant sentBefore, int atMost) {
    return tx.jooq()
        .selectFrom(PAYMENT_PUSH)
        .where(PAYMENT_PUSH.STATE.eq(PushState.SENT.code()))
        .and(PAYMENT_PUSH.SENT_AT.lt(sentBefore))
        .orderBy(PAYMENT_PUSH.SENT_AT)
        .limit(atMost)
        .fetch(this::read);
  }

  /**
   * What had come for a push before its name was known.
   *
   * @param money what became of its money; empty where none had come
   * @param refused whether it was the word that the push was not paid, and ended it
   */
  public record Early(Optional<Received> money, boolean refused) {}

  /**
   * The provider took a push, also where the lease was lost meanwhile. What had come for its name
   * before is taken now.
   */
  public Early sent(
      Tx tx,
      LeasedPush push,
      String checkoutRequestId,
      @Nullable String merchantRequestId,
      Instant at) {
    LockedBill bill = receiving.hold(tx, push.bill());
    int added =
        tx.jooq()
            .insertInto(PUSH_REQUEST)
            .set(PUSH_REQUEST.CHECKOUT_REQUEST_ID, checkoutRequestId)
            .set(PUSH_REQUEST.MERCHANT_REQUEST_ID, merchantRequestId)
            .set(PUSH_REQUEST.PUSH_ID, push.id())
            .set(PUSH_REQUEST.SENT_AT, at)
            .onDuplicateKeyIgnore()
            .execute();
    PushEnds.sent(tx, push, checkoutRequestId, at);
    Optional<PushOfRequest> named =
        added == 1
            ? Optional.of(
                new PushOfRequest(push.id(), push.bill(), push.phone(), push.amount(), at))
            : rows.find(tx, checkoutRequestId).filter(found -> found.id() == push.id());
    Optional<Received> money =
        named.flatMap(it -> receiving.known(tx, bill, it, checkoutRequestId, at));
    return money.isPresent() ? new Early(money, false) : answered(tx, push, checkoutRequestId, at);
  }

  private Early answered(Tx tx, LeasedPush leased, String requestId, Instant now) {
    Record answer =
        tx.jooq()
            .selectFrom(PUSH_ANSWER)
            .where(PUSH_ANSWER.CHECKOUT_REQUEST_ID.eq(requestId))
            .forUpdate()
            .fetchOne();
    if (answer == null) {
      return new Early(Optional.empty(), false);
    }
    Instant at = answer.get(PUSH_ANSWER.AT);
    if (answer.get(PUSH_ANSWER.PROVED)) {
      var proof = new Evidence.Proof(requestId, at);
      return new Early(Optional.of(receiving.proved(tx, proof, now)), false);
    }
    Optional<Instant> again =
        Optional.ofNullable(answer.get(PUSH_ANSWER.AGAIN_AT))
            .filter(_ -> leased.attempts() < MOST_ATTEMPTS);
    String code = answer.get(PUSH_ANSWER.CODE);
    return new Early(
        Optional.empty(), PushEnds.answered(tx, leased.id(), requestId, code, again, at));
  }

  /**
   * The provider did not take a push.
   *
   * @param code what it said, at most 40 characters
   * @param again when to try it again; empty where it has failed for good
   * @return false where the lease was lost
   */
  public boolean refused(
      Tx tx, LeasedPush push, String code, Optional<Instant> again, Instant now) {
    return PushEnds.refused(tx, push, code, again, now);
  }

  /** Whether the answer to a request changed its push. */
  public enum Answered {
    TAKEN,
    /**
     * The name is not known yet; the answer is kept for when it is. It is to be told once more, in
     * a transaction of its own: whoever stored the name meanwhile may not have seen it.
     */
    EARLY,
    /** The push has ended, or a later attempt is under way. */
    LATE
  }

  /**
   * The provider's word that a push was not paid, from its callback or a query.
   *
   * @param code its result code, never that it was paid: that is {@link Evidence}
   * @param again when to try it again, where the payer was asked less often than {@link
   *     #MOST_ATTEMPTS}; empty where it has failed for good
   */
  public Answered result(
      Tx tx, String checkoutRequestId, String code, Optional<Instant> again, Instant at) {
    Optional<PushOfRequest> push = rows.known(tx, checkoutRequestId);
    if (push.isEmpty()) {
      // the name is waited for with nothing in hand that whoever stores it waits for
      rows.answer(tx, checkoutRequestId, code, false, again.orElse(null), at);
      return Answered.EARLY;
    }
    receiving.hold(tx, push.get().bill());
    long id = push.get().id();
    boolean last = held(tx, id).filter(it -> it.attempts() >= MOST_ATTEMPTS).isPresent();
    Optional<Instant> then = last ? Optional.empty() : again;
    return PushEnds.answered(tx, id, checkoutRequestId, code, then, at)
        ? Answered.TAKEN
        : Answered.LATE;
  }

  /** Nobody will find out any more whether it was paid; money that comes is taken none the less. */
  public boolean givenUp(Tx tx, long push, Instant now) {
    return PushEnds.givenUp(tx, push, now);
  }

  private Push read(Record row) {
    return new Push(
        row.get(PAYMENT_PUSH.ID),
        new Reference(Reference.Kind.BILL, row.get(PAYMENT_PUSH.BILL_NUMBER)),
        personal.phone(row.get(PAYMENT_PUSH.PHONE_SEALED)),
        new Money(row.get(PAYMENT_PUSH.AMOUNT_KES)),
        PushState.of(row.get(PAYMENT_PUSH.STATE)),
        Optional.ofNullable(row.get(PAYMENT_PUSH.CODE)),
        row.get(PAYMENT_PUSH.DUE_AT),
        row.get(PAYMENT_PUSH.ATTEMPTS),
        Optional.ofNullable(row.get(PAYMENT_PUSH.CHECKOUT_REQUEST_ID)),
        Optional.ofNullable(row.get(PAYMENT_PUSH.SENT_AT)));
  }
}
