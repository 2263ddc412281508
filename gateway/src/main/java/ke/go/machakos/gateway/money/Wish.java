package ke.go.machakos.gateway.money;

import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;

/** What somebody at the desk wants done with money, or with what is asked for. */
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

  /** Another schedule of fees holds: the file's name and its SHA-256, which say what was read. */
  record FeeSchedule(String file, String sha256) implements Wish {
    @Override
    public ProposalKind kind() {
      return ProposalKind.FEE_SCHEDULE;
    }

    @Override
    public String subject() {
      return "fees/" + sha256.substring(0, Math.min(12, sha256.length()));
    }
  }
}
