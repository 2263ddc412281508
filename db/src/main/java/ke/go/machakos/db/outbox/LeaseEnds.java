package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Query;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/** The statements that end leases: each changes its row if the lease is still held. */
final class LeaseEnds {
  private static final int LONGEST_ERROR = 200;

  private LeaseEnds() {}

  /**
   * The provider has it.
   *
   * @param messageId empty where the provider gave its id to another message: it stays that one's
   */
  static Query sent(Tx tx, Dispatches.Sent end, Optional<String> messageId) {
    Dispatches.Taken taken = end.taken();
    return held(
        end.leased(),
        row(tx, MessageState.SENT)
            .set(OUTBOX.PROVIDER, taken.provider())
            .set(OUTBOX.PROVIDER_MESSAGE_ID, messageId.orElse(null))
            .set(OUTBOX.PROVIDER_STATUS, taken.status())
            .set(OUTBOX.PROGRESS, Progress.TAKEN.rank())
            .set(OUTBOX.PARTS, taken.parts())
            .set(OUTBOX.COST, taken.cost().orElse(null))
            .set(OUTBOX.SENT_AT, end.at())
            .setNull(OUTBOX.LAST_ERROR));
  }

  /** It is to be tried again. */
  static Query later(Tx tx, Dispatches.Later end) {
    return held(
        end.leased(),
        row(tx, MessageState.WAITING)
            .set(OUTBOX.LAST_ERROR, error(end.why()))
            .set(OUTBOX.NOT_BEFORE, end.notBefore())
            .set(OUTBOX.ATTEMPTS, end.leased().attempts() - (end.counted() ? 0 : 1))
            .set(OUTBOX.MAYBE_TWICE, end.inDoubt() ? DSL.inline(true) : OUTBOX.MAYBE_TWICE));
  }

  /** It will never be sent. */
  static Query given(Tx tx, Dispatches.Given end) {
    return held(
        end.leased(),
        row(tx, end.state())
            .set(OUTBOX.LAST_ERROR, error(end.why()))
            .set(OUTBOX.FINAL_AT, end.at()));
  }

  private static UpdateSetMoreStep<?> row(Tx tx, MessageState state) {
    return tx.jooq()
        .update(OUTBOX)
        .set(OUTBOX.STATE, state.code())
        .setNull(OUTBOX.LEASE_OWNER)
        .setNull(OUTBOX.LEASE_UNTIL);
  }

  private static Query held(Leased leased, UpdateSetMoreStep<?> row) {
    return row.where(OUTBOX.ID.eq(leased.id()))
        .and(OUTBOX.STATE.eq(MessageState.SENDING.code()))
        .and(OUTBOX.LEASE_OWNER.eq(leased.owner()));
  }

  /** The ends of the same kind, which are one batch. */
  static List<Query> sent(Tx tx, List<Dispatches.Sent> ends) {
    return ends.stream().map(end -> sent(tx, end, end.taken().messageId())).toList();
  }

  private static String error(String why) {
    return why.substring(0, Math.min(why.length(), LONGEST_ERROR));
  }
}
