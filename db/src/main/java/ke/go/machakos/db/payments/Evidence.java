package ke.go.machakos.db.payments;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;

/** Something that says that money was paid. It may be said many times, and by many. */
public sealed interface Evidence {

  /**
   * A payment with its receipt.
   *
   * @param receipt as it was given
   * @param amount the whole shillings, which may be none or negative in what a stranger sends
   * @param cents what comes on top of them, 0 to 99
   * @param account what the payer gave as the account, exactly
   * @param requestId the push that it answers, by the provider's CheckoutRequestID
   * @param phone the payer's number where it is known in full, never a masked or hashed one
   */
  record Receipt(
      Source source,
      String receipt,
      Money amount,
      int cents,
      Instant paidAt,
      Optional<String> account,
      Optional<String> requestId,
      Optional<Msisdn> phone,
      Optional<String> payerName)
      implements Evidence {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9./_-]{0,19}");

    /** A request's name is no longer than this; anything else was never ours. */
    static final int LONGEST_REQUEST = 80;

    public Receipt {
      account = account.filter(text -> !text.isBlank());
      requestId =
          requestId
              .map(String::strip)
              .filter(id -> !id.isEmpty() && id.length() <= LONGEST_REQUEST);
    }

    /** The receipt as it is kept; empty where it cannot be one. */
    public Optional<String> code() {
      return Optional.of(receipt.strip().toUpperCase(Locale.ROOT))
          .filter(text -> CODE.matcher(text).matches());
    }
  }

  /**
   * The provider's word that a push was paid, without a receipt.
   *
   * @param requestId its CheckoutRequestID, at most 80 characters
   * @param at when the provider said so
   */
  record Proof(String requestId, Instant at) implements Evidence {}
}
