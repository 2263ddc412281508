package ke.go.machakos.gateway.daraja;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What M-Pesa tells of money. None shows anything personal when it is printed. */
public sealed interface MoneyEvent {

  /**
   * A push was paid. Receipt and amount are told as a rule; a success without them is one all the
   * same.
   *
   * @param checkoutRequestId what the push is known by; the account is not told
   */
  record StkPaid(
      String merchantRequestId,
      String checkoutRequestId,
      Optional<String> receipt,
      Optional<Amount> amount,
      Optional<Instant> paidAt,
      Payer payer)
      implements MoneyEvent {
    @Override
    public String toString() {
      return "StkPaid " + checkoutRequestId;
    }
  }

  /** A push was not paid. */
  record StkFailed(
      String merchantRequestId, String checkoutRequestId, String resultCode, String description)
      implements MoneyEvent {
    /** What the code comes to. */
    public StkResult result() {
      return StkResult.of(resultCode);
    }
  }

  /** Money came to the PayBill, whoever or whatever made it come. */
  record C2bConfirmed(C2bPayment payment) implements MoneyEvent {}

  /** The answer to a question after a transaction. */
  record StatusResult(Told told) implements MoneyEvent {}

  /** The answer to a request to send money back. */
  record ReversalResult(Told told) implements MoneyEvent {}

  /** M-Pesa did not come to a request in its time; at least one of the names is there. */
  record Timeout(Optional<String> originatorConversationId, Optional<String> conversationId)
      implements MoneyEvent {}

  /**
   * A transaction as Pull tells it.
   *
   * @param account what the payer typed, empty where it is not said
   * @param kind M-Pesa's word for it, such as {@code c2b-pay-bill-debit}
   */
  record PullRow(
      String receipt,
      Amount amount,
      Optional<Instant> paidAt,
      String account,
      Payer payer,
      String kind)
      implements MoneyEvent {
    @Override
    public String toString() {
      return "PullRow " + receipt;
    }
  }

  /**
   * What M-Pesa answers later to a request.
   *
   * @param resultCode 0 where it did what was asked
   * @param parameters by their names; one without a value is not there
   */
  record Told(
      String originatorConversationId,
      String conversationId,
      String resultCode,
      String description,
      Optional<String> transactionId,
      Map<String, String> parameters) {
    public Told {
      parameters = Map.copyOf(parameters);
    }

    /** Whether M-Pesa did what was asked. */
    public boolean done() {
      return resultCode.equals("0");
    }

    /** The receipt of the transaction that was asked after. */
    public Optional<String> receipt() {
      return Optional.ofNullable(parameters.get("ReceiptNo"));
    }

    /** How the transaction stands: {@code Completed}, or another word of M-Pesa's. */
    public Optional<String> transactionStatus() {
      return Optional.ofNullable(parameters.get("TransactionStatus"));
    }

    /** What the transaction comes to. */
    public Optional<Amount> amount() {
      return Amount.read(parameters.get("Amount"));
    }

    @Override
    public String toString() {
      return "result " + resultCode + " of " + originatorConversationId;
    }
  }
}
