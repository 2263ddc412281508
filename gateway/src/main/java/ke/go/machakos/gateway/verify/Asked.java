package ke.go.machakos.gateway.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.verify.code.PermitCode;

/** What somebody wants to have checked, read from what they typed. */
public sealed interface Asked {
  /** The longest text that is looked at. */
  int LONGEST = 600;

  /** A permit number whose check digit holds. */
  record OfPermit(Reference number) implements Asked {}

  /** Something of the form of an M-Pesa receipt, in capitals. */
  record OfReceipt(String receipt) implements Asked {}

  /** The signed text of a printed permit, which may be forged. */
  record OfCode(String code) implements Asked {}

  /** None of these: a slip of a digit, or other words. */
  record Neither() implements Asked {}

  /** Reads what was typed or pasted; spaces and dashes count for nothing. */
  static Asked read(String typed) {
    if (typed.length() > LONGEST) {
      return new Neither();
    }
    String bare = Forms.GAPS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    if (PermitCode.looksLike(bare)) {
      return new OfCode(bare);
    }
    if (Forms.RECEIPT.matcher(bare).matches()) {
      return new OfReceipt(bare);
    }
    Optional<Asked> permit =
        Reference.parse(bare)
            .filter(number -> number.kind() == Reference.Kind.PERMIT)
            .map(OfPermit::new);
    return permit.orElseGet(Neither::new);
  }

  /** The forms themselves. */
  final class Forms {
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}.,:;-]++");

    /** Ten letters and digits, and both of them, so that no number is taken for one. */
    private static final Pattern RECEIPT = Pattern.compile("(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{10}");

    private Forms() {}
  }
}
