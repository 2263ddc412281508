package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PROVIDER_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.payments.ProviderRequest.Kind;
import ke.go.machakos.db.payments.ProviderRequest.State;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is asked about single payments: written down where it is decided, sent by
 * whichever node looks first, and answered under the names that the provider gave it. Thread-safe.
 */
public final class ProviderRequests {
  private static final List<String> OPEN =
      List.of(State.DUE.code(), State.SENDING.code(), State.SENT.code());

  /** Longer than an answer and a token are waited for. */
  private static final Duration LOST = Duration.ofMinutes(2);

  /** After so long no answer will come: either it was not told, or it did not reach us. */
  private static final Duration UNANSWERED = Duration.ofMinutes(15);

  /** Has something asked; its identity. */
  public long ask(
      Tx tx, Kind kind, String receipt, Money amount, @Nullable Long proposal, Instant now) {
    tx.jooq()
        .insertInto(PROVIDER_REQUEST)
        .set(PROVIDER_REQUEST.KIND, kind.code())
        .set(PROVIDER_REQUEST.RECEIPT, receipt)
        .set(PROVIDER_REQUEST.AMOUNT_KES, amount.shillings())
        .set(PROVIDER_REQUEST.PROPOSAL_ID, proposal)
        .set(PROVIDER_REQUEST.STATE, State.DUE.code())
        .set(PROVIDER_REQUEST.ASKED_AT, now)
        .execute();
    return tx.jooq().lastID().longValueExact();
  }

  /** Whether something of a kind is asked of a receipt, and not ended. */
  public boolean isOpen(Tx tx, Kind kind, String receipt) {
    return tx.jooq()
        .fetchExists(
            PROVIDER_REQUEST,
            PROVIDER_REQUEST
                .RECEIPT
                .eq(receipt)
                .and(PROVIDER_REQUEST.KIND.eq(kind.code()))
                .and(PROVIDER_REQUEST.STATE.in(OPEN)));
  }

  /** The request of an identity. */
  public Optional<ProviderRequest> find(Tx tx, long id) {
    return tx.jooq()
        .selectFrom(PROVIDER_REQUEST)
        .where(PROVIDER_REQUEST.ID.eq(id))
        .fetchOptional(ProviderRequests::read);
  }

  /**
   * The request of either name that the provider gave it, locked until the transaction ends.
   *
   * @param conversation empty where it was not said
   */
  public Optional<ProviderRequest> named(Tx tx, String originator, String conversation) {
    Condition ours = PROVIDER_REQUEST.ORIGINATOR_ID.eq(originator);
    return one(
        tx,
        conversation.isEmpty() ? ours : ours.or(PROVIDER_REQUEST.CONVERSATION_ID.eq(conversation)));
  }

  private static Optional<ProviderRequest> one(Tx tx, Condition which) {
    return tx.jooq()
        .selectFrom(PROVIDER_REQUEST)
        .where(which)
        .limit(1)
        .forUpdate()
        .fetchOptional(ProviderRequests::read);
  }

  /** Whether a node is asking just now: what is heard may be the answer. */
  public boolean anyBeingSent(Tx tx) {
    return tx.jooq().fetchExists(PROVIDER_REQUEST, PROVIDER_REQUEST.STATE.eq(State.SENDING.code()));
  }

  /**
   * Takes what is due in hand, the oldest first. What a node had in hand and never sent, and what
   * was never answered, is due again: asking twice sends nothing back twice (Daraja, R000001).
   */
  public List<ProviderRequest> take(Tx tx, int atMost, Instant now) {
    Condition lost =
        PROVIDER_REQUEST
            .STATE
            .eq(State.SENDING.code())
            .and(PROVIDER_REQUEST.SENT_AT.lt(now.minus(LOST)))
            .or(
                PROVIDER_REQUEST
                    .STATE
                    .eq(State.SENT.code())
                    .and(PROVIDER_REQUEST.SENT_AT.lt(now.minus(UNANSWERED))));
    List<ProviderRequest> taken =
        tx.jooq()
            .selectFrom(PROVIDER_REQUEST)
            .where(PROVIDER_REQUEST.STATE.eq(State.DUE.code()).or(lost))
            .orderBy(PROVIDER_REQUEST.ID)
            .limit(atMost)
            .forUpdate()
            .skipLocked()
            .fetch(ProviderRequests::read);
    taken.forEach(
        it ->
            tx.jooq()
                .update(PROVIDER_REQUEST)
                .set(PROVIDER_REQUEST.STATE, State.SENDING.code())
                .set(PROVIDER_REQUEST.SENT_AT, now)
                .where(PROVIDER_REQUEST.ID.eq(it.id()))
                .execute());
    return taken;
  }

  /** The provider took a request, under these names. */
  public void sent(Tx tx, long id, String originator, Optional<String> conversation, Instant now) {
    tx.jooq()
        .update(PROVIDER_REQUEST)
        .set(PROVIDER_REQUEST.STATE, State.SENT.code())
        .set(PROVIDER_REQUEST.ORIGINATOR_ID, originator.isEmpty() ? null : originator)
        .set(PROVIDER_REQUEST.CONVERSATION_ID, conversation.orElse(null))
        .set(PROVIDER_REQUEST.SENT_AT, now)
        .where(PROVIDER_REQUEST.ID.eq(id))
        .and(PROVIDER_REQUEST.STATE.eq(State.SENDING.code()))
        .execute();
  }

  /** It is to be asked again: it was not taken, and nothing was done. */
  public void again(Tx tx, long id) {
    tx.jooq()
        .update(PROVIDER_REQUEST)
        .set(PROVIDER_REQUEST.STATE, State.DUE.code())
        .where(PROVIDER_REQUEST.ID.eq(id))
        .and(PROVIDER_REQUEST.STATE.eq(State.SENDING.code()))
        .execute();
  }

  /** How it ended; false where it had ended before. */
  public boolean end(Tx tx, long id, State how, String code, String outcome, Instant now) {
    return tx.jooq()
            .update(PROVIDER_REQUEST)
            .set(PROVIDER_REQUEST.STATE, how.code())
            .set(PROVIDER_REQUEST.CODE, cut(code, 40))
            .set(PROVIDER_REQUEST.OUTCOME, cut(outcome, 200))
            .set(PROVIDER_REQUEST.ENDED_AT, now)
            .where(PROVIDER_REQUEST.ID.eq(id))
            .and(PROVIDER_REQUEST.STATE.in(OPEN))
            .execute()
        == 1;
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  /** The last that were asked, the newest first. */
  public List<ProviderRequest> newest(Tx tx, int atMost) {
    return tx.jooq()
        .selectFrom(PROVIDER_REQUEST)
        .orderBy(PROVIDER_REQUEST.ID.desc())
        .limit(atMost)
        .fetch(ProviderRequests::read);
  }

  private static ProviderRequest read(Record row) {
    return new ProviderRequest(
        row.get(PROVIDER_REQUEST.ID),
        Kind.of(row.get(PROVIDER_REQUEST.KIND)),
        row.get(PROVIDER_REQUEST.RECEIPT),
        new Money(row.get(PROVIDER_REQUEST.AMOUNT_KES)),
        State.of(row.get(PROVIDER_REQUEST.STATE)),
        Optional.ofNullable(row.get(PROVIDER_REQUEST.CODE)),
        Optional.ofNullable(row.get(PROVIDER_REQUEST.OUTCOME)),
        row.get(PROVIDER_REQUEST.ASKED_AT));
  }
}
