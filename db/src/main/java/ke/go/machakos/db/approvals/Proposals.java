package ke.go.machakos.db.approvals;

import static ke.go.machakos.db.generated.Tables.PROPOSAL;
import static ke.go.machakos.db.generated.Tables.PROPOSAL_EVENT;
import static ke.go.machakos.db.generated.Tables.STAFF;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/**
 * The proposals and every step of theirs. Whoever proposed never decides: the code refuses it, and
 * so does the table. Thread-safe.
 */
public final class Proposals {
  private final Signatories signatories = new Signatories();

  /**
   * Something that is wanted.
   *
   * @param subject at most 80 characters
   * @param payload a JSON object
   * @param reason at most 200 characters
   */
  public record Wanted(ProposalKind kind, String subject, String payload, String reason) {}

  /** Writes down what somebody wants; the number of the proposal. */
  public long propose(Tx tx, Wanted wanted, Signatory by, Instant now) {
    tx.jooq()
        .insertInto(PROPOSAL)
        .set(PROPOSAL.KIND, wanted.kind().code())
        .set(PROPOSAL.SUBJECT, wanted.subject())
        .set(PROPOSAL.PAYLOAD, wanted.payload())
        .set(PROPOSAL.REASON, wanted.reason())
        .set(PROPOSAL.PROPOSED_BY, by.id())
        .set(PROPOSAL.PROPOSED_AT, now)
        .set(PROPOSAL.STATE, Proposal.State.OPEN.code())
        .execute();
    long id = tx.jooq().lastID().longValueExact();
    step(tx, id, "proposed", by, wanted.reason(), now);
    return id;
  }

  /** A proposal, locked until the transaction ends: who decides at the same moment waits. */
  public Optional<Proposal> lock(Tx tx, long id) {
    return tx.jooq()
        .selectFrom(PROPOSAL)
        .where(PROPOSAL.ID.eq(id))
        .forUpdate()
        .fetchOptional(row -> proposal(tx, row));
  }

  /**
   * Writes down what was decided.
   *
   * @throws IllegalArgumentException where whoever proposed decides, or it is decided to be open
   */
  public void decide(
      Tx tx, Proposal proposal, Proposal.State to, Signatory by, String note, Instant now) {
    if (by.id() == proposal.proposedBy().id() || to == Proposal.State.OPEN) {
      throw new IllegalArgumentException("nobody decides what they proposed, nor leaves it open");
    }
    int changed =
        tx.jooq()
            .update(PROPOSAL)
            .set(PROPOSAL.STATE, to.code())
            .set(PROPOSAL.DECIDED_BY, by.id())
            .set(PROPOSAL.DECIDED_AT, now)
            .where(PROPOSAL.ID.eq(proposal.id()))
            .and(PROPOSAL.STATE.eq(Proposal.State.OPEN.code()))
            .execute();
    if (changed != 1) {
      throw new IllegalArgumentException("proposal " + proposal.id() + " is not open");
    }
    step(tx, proposal.id(), to.code(), by, note, now);
  }

  /** The proposals that nobody has decided, the oldest first. */
  public List<Proposal> open(Tx tx, int atMost) {
    return tx.jooq()
        .selectFrom(PROPOSAL)
        .where(PROPOSAL.STATE.eq(Proposal.State.OPEN.code()))
        .orderBy(PROPOSAL.ID)
        .limit(atMost)
        .fetch(row -> proposal(tx, row));
  }

  /** What happened to a proposal, in its order. */
  public List<Proposal.Step> steps(Tx tx, long id) {
    return tx.jooq()
        .select(PROPOSAL_EVENT.ACTION, STAFF.USERNAME, PROPOSAL_EVENT.NOTE, PROPOSAL_EVENT.AT)
        .from(PROPOSAL_EVENT)
        .join(STAFF)
        .on(STAFF.ID.eq(PROPOSAL_EVENT.STAFF_ID))
        .where(PROPOSAL_EVENT.PROPOSAL_ID.eq(id))
        .orderBy(PROPOSAL_EVENT.ID)
        .fetch(
            row ->
                new Proposal.Step(
                    row.value1(),
                    row.value2() == null ? "staff" : row.value2(),
                    row.value3(),
                    row.value4()));
  }

  private static void step(
      Tx tx, long proposal, String action, Signatory by, String note, Instant at) {
    tx.jooq()
        .insertInto(PROPOSAL_EVENT)
        .set(PROPOSAL_EVENT.PROPOSAL_ID, proposal)
        .set(PROPOSAL_EVENT.ACTION, action)
        .set(PROPOSAL_EVENT.STAFF_ID, by.id())
        .set(PROPOSAL_EVENT.NOTE, note)
        .set(PROPOSAL_EVENT.AT, at)
        .execute();
  }

  private Proposal proposal(Tx tx, Record row) {
    Long decider = row.get(PROPOSAL.DECIDED_BY);
    return new Proposal(
        row.get(PROPOSAL.ID),
        ProposalKind.of(row.get(PROPOSAL.KIND)),
        row.get(PROPOSAL.SUBJECT),
        row.get(PROPOSAL.PAYLOAD),
        row.get(PROPOSAL.REASON),
        signatories.of(tx, row.get(PROPOSAL.PROPOSED_BY)),
        row.get(PROPOSAL.PROPOSED_AT),
        Proposal.State.of(row.get(PROPOSAL.STATE)),
        Optional.ofNullable(decider)
            .map(by -> new Proposal.Decision(by, row.get(PROPOSAL.DECIDED_AT))));
  }
}
