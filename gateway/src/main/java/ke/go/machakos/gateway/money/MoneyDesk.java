package ke.go.machakos.gateway.money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.approvals.Proposal;
import ke.go.machakos.db.approvals.Proposals;
import ke.go.machakos.db.approvals.Signatories;
import ke.go.machakos.db.approvals.Signatory;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.bills.BillBook;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.desk.PaymentInHand;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.page.Renderer;

/**
 * Where money is waived, taken back, matched and paid back: one person proposes, another with the
 * right role decides, and what was approved is in the ledger once, in the transaction of its
 * approval, with a line in the audit log and a text to the payer. Thread-safe.
 */
public final class MoneyDesk {
  private static final int REASON = 160;

  private final Database database;
  private final MoneyRoles roles;
  private final Scales scales;
  private final MoneyNotices notices;
  private final Audit audit;
  private final Proposals proposals = new Proposals();
  private final Signatories signatories = new Signatories();
  private final Ledger ledger = new Ledger();
  private final ProviderRequests requests = new ProviderRequests();
  private final BillBook book;
  private final Receiving receiving;

  /**
   * A desk over the books.
   *
   * @param watch told of every bill that what is approved here settles or opens again
   */
  public MoneyDesk(
      Database database, Vault vault, MoneyRoles roles, Renderer texts, BillWatch watch) {
    this.book = new BillBook(watch);
    this.receiving = new Receiving(vault, watch);
    this.database = database;
    this.roles = roles;
    this.scales = new Scales(vault);
    this.notices = new MoneyNotices(database, vault, texts);
    this.audit = new Audit(database);
  }

  /** Who asks for something, why and when. */
  public record Asked(String staff, String reason, Instant at) {}

  /** Proposes to let go a part of a bill. */
  public Decided waive(Reference bill, Money amount, Asked asked) {
    return propose(new Wish.Waive(bill, amount), asked);
  }

  /** Proposes to take a payment back out of the books. */
  public Decided reverse(String receipt, Asked asked) {
    return onPayment(receipt, Wish.Reverse::new, asked);
  }

  /** Proposes to have a payment sent back to its payer by M-Pesa. */
  public Decided sendBack(String receipt, Asked asked) {
    return onPayment(receipt, Wish.SendBack::new, asked);
  }

  /** Proposes to put money that waits for a bill on one. */
  public Decided match(String receipt, Reference bill, Asked asked) {
    return onPayment(receipt, payment -> new Wish.Match(payment, bill), asked);
  }

  /** Proposes to pay back what was paid beyond a bill. */
  public Decided refund(Reference bill, Money amount, Asked asked) {
    return propose(new Wish.Refund(bill, amount), asked);
  }

  private Decided onPayment(String receipt, Function<Long, Wish> wish, Asked asked) {
    Optional<Long> payment =
        database.write(tx -> scales.hands().payment(tx, receipt).map(PaymentInHand::id));
    return payment
        .map(id -> propose(wish.apply(id), asked))
        .orElseGet(() -> new Decided.Refused(Refusal.NO_SUCH_PAYMENT));
  }

  /** Proposes anything. */
  public Decided propose(Wish wish, Asked asked) {
    if (asked.reason().isBlank()) {
      return new Decided.Refused(Refusal.REASON_MISSING);
    }
    return database.write(
        tx ->
            signatories
                .named(tx, asked.staff())
                .map(who -> propose(tx, wish, who, asked))
                .orElseGet(() -> new Decided.Refused(Refusal.UNKNOWN_STAFF)));
  }

  private Decided propose(Tx tx, Wish wish, Signatory who, Asked asked) {
    if (!roles.mayPropose(who, wish.kind())) {
      return new Decided.Refused(Refusal.NOT_YOUR_ROLE);
    }
    if (scales.weigh(tx, wish) instanceof Weighed.Refused(Refusal why)) {
      return new Decided.Refused(why);
    }
    String reason = masked(asked.reason());
    var wanted = new Proposals.Wanted(wish.kind(), wish.subject(), WishJson.text(wish), reason);
    long id = proposals.propose(tx, wanted, who, asked.at());
    log(tx, who, "proposed", wish, id + ": " + reason, asked.at());
    return new Decided.Proposed(id);
  }

  /**
   * Approves a proposal of somebody else: it is done before this returns, or left to M-Pesa where
   * M-Pesa alone can do it.
   */
  public Decided approve(long id, String staff, Instant now) {
    return decide(id, staff, (tx, open, who) -> approve(tx, open, who, now));
  }

  /** Declines a proposal of somebody else; nothing is done. */
  public Decided decline(long id, Asked asked) {
    String note = masked(asked.reason());
    return decide(
        id,
        asked.staff(),
        (tx, open, who) -> {
          proposals.decide(tx, open, Proposal.State.DECLINED, who, note, asked.at());
          Wish wish = WishJson.of(open.kind(), open.payload());
          log(tx, who, "declined", wish, id + ": " + note, asked.at());
          return new Decided.Declined(id);
        });
  }

  /** What is done with an open proposal by somebody who may. */
  @FunctionalInterface
  private interface Deciding {
    Decided decide(Tx tx, Proposal open, Signatory who);
  }

  private Decided decide(long id, String staff, Deciding how) {
    return database.write(
        tx -> {
          Optional<Proposal> found = proposals.lock(tx, id);
          Optional<Signatory> who = signatories.named(tx, staff);
          return objection(found, who)
              .<Decided>map(Decided.Refused::new)
              .orElseGet(() -> how.decide(tx, found.orElseThrow(), who.orElseThrow()));
        });
  }

  private Optional<Refusal> objection(Optional<Proposal> found, Optional<Signatory> who) {
    if (found.isEmpty()) {
      return Optional.of(Refusal.NO_SUCH_PROPOSAL);
    }
    if (who.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_STAFF);
    }
    Proposal proposal = found.get();
    if (proposal.state() != Proposal.State.OPEN) {
      return Optional.of(Refusal.ALREADY_DECIDED);
    }
    if (proposal.proposedBy().id() == who.get().id()) {
      return Optional.of(Refusal.OWN_PROPOSAL);
    }
    return roles.mayDecide(who.get(), proposal.kind())
        ? Optional.empty()
        : Optional.of(Refusal.NOT_YOUR_ROLE);
  }

  private Decided approve(Tx tx, Proposal open, Signatory who, Instant now) {
    Wish wish = WishJson.of(open.kind(), open.payload());
    return switch (scales.weigh(tx, wish)) {
      case Weighed.Refused(Refusal why) -> new Decided.Refused(why);
      case Weighed.Ready ready -> {
        proposals.decide(tx, open, Proposal.State.APPROVED, who, "", now);
        carryOut(tx, wish, open, ready, now);
        ready.news().ifPresent(it -> notices.tell(tx, it, cause(open), now));
        log(tx, who, "approved", wish, open.id() + ": " + open.reason(), now);
        yield wish instanceof Wish.SendBack
            ? new Decided.LeftToMpesa(open.id())
            : new Decided.Approved(open.id());
      }
    };
  }

  /** Money moves as it does wherever it comes from: a bill never holds more than it asks for. */
  private void carryOut(Tx tx, Wish wish, Proposal open, Weighed.Ready ready, Instant now) {
    String reason = open.kind().code() + ": " + open.reason();
    boolean done =
        switch (wish) {
          case Wish.Match(long payment, Reference bill) ->
              receiving.assign(tx, payment, bill, reason, now).isPresent();
          case Wish.Reverse(long payment) -> receiving.reverse(tx, payment, reason, now);
          case Wish.Waive(Reference bill, Money amount) ->
              book.lock(tx, bill)
                  .map(it -> book.waive(tx, it, amount, cause(open), reason, now))
                  .filter(amount::equals)
                  .isPresent();
          case Wish.Refund refund ->
              ledger.post(tx, cause(open), reason, now, ready.lines()).isPresent();
          case Wish.SendBack(long payment) ->
              scales.hands().payment(tx, payment).map(it -> ask(tx, it, open, now)).isPresent();
        };
    if (!done) {
      throw new IllegalStateException(cause(open) + " was weighed and could not be carried out");
    }
  }

  /** A node that runs asks M-Pesa, whose answer takes the payment out of the books. */
  private long ask(Tx tx, PaymentInHand it, Proposal open, Instant now) {
    return requests.ask(tx, ProviderRequest.Kind.REVERSAL, it.name(), it.amount(), open.id(), now);
  }

  private static String cause(Proposal open) {
    return "proposal/" + open.id();
  }

  /** What waits for a second person, the oldest first. */
  public List<Proposal> open(int atMost) {
    return database.read(tx -> proposals.open(tx, atMost));
  }

  /** What happened to a proposal, in its order. */
  public List<Proposal.Step> steps(long id) {
    return database.read(tx -> proposals.steps(tx, id));
  }

  private void log(Tx tx, Signatory who, String step, Wish wish, String detail, Instant at) {
    String action = "money." + wish.kind().code() + "." + step;
    audit.append(tx, new AuditEvent(who.username(), action, wish.subject(), detail, at));
  }

  private static String masked(String reason) {
    String masked = NumberMask.mask(reason.strip());
    return masked.substring(0, Math.min(REASON, masked.length()));
  }
}
