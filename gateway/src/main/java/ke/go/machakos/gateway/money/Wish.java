package ke.go.machakos.gateway.money;

import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;

/** What somebody at the desk wants done with money. */
public sealed interface Wish {
  /** What it is called in the table of proposals. */
  ProposalKind kind();

  /** What it is about, for the audit log. */
  String subject();

  /** A part of a bill is let go, at most what is owed. */
  record Waive(Reference bill, Money amount) implements Wish {
    @Override
    public ProposalKind kind() {
      return ProposalKind.WAIVE;
    }

    @Override
    public String subject() {
      return "bill/" + bill;
    }
  }

  /** A payment is taken back out of the books, all of it, wherever it stands. */
  record Reverse(long payment) implements Wish {
    @Override
    public ProposalKind kind() {
      return ProposalKind.REVERSE;
    }

    @Override
    public String subject() {
      return "payment/" + payment;
    }
  }

  /** Money for no known bill is put on one, all of it: what is too much is a credit there. */
  record Match(long payment, Reference bill) implements Wish {
    @Override
    public ProposalKind kind() {
      return ProposalKind.MATCH;
    }

    @Override
    public String subject() {
      return "payment/" + payment;
    }
  }

  /** What was paid beyond a bill is paid back, at most that. */
  record Refund(Reference bill, Money amount) implements Wish {
    @Override
    public ProposalKind kind() {
      return ProposalKind.REFUND;
    }

    @Override
    public String subject() {
      return "bill/" + bill;
    }
  }

  /** A payment is sent back to its payer by M-Pesa, and out of the books once M-Pesa says so. */
  record SendBack(long payment) implements Wish {
    @Override
    public ProposalKind kind() {
      return ProposalKind.SEND_BACK;
    }

    @Override
    public String subject() {
      return "payment/" + payment;
    }
  }
}
