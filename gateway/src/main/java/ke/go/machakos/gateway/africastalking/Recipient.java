package ke.go.machakos.gateway.africastalking;

import java.util.Optional;
import ke.go.machakos.db.outbox.Dispatches;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Handed.Trouble;

/**
 * What the provider says of one number, whichever client read it; text as it came.
 *
 * @param messageId empty where the provider gave none
 */
public record Recipient(
    int code, String status, Optional<String> messageId, Optional<String> cost) {

  /**
   * What it comes to.
   *
   * @param parts how many the message has
   */
  public Handed handed(int parts) {
    String told = code + " " + plain(status);
    return switch (code) {
      case 100, 101, 102 ->
          new Handed.Accepted(
              new Dispatches.Taken(
                  SmsForm.PROVIDER, id(), told, parts, cost.map(Recipient::plain)));
      // networks know sender names one by one: the name may be right for all others
      case 402 -> Handed.Held.of(told, Trouble.PROVIDER);
      case 405 -> Handed.Held.of(told, Trouble.ACCOUNT);
      case 403, 404, 406, 409, 502 -> new Handed.Refused(told);
      // held for its risk, no route, or an error of theirs: a few tries more
      default -> Handed.Held.of(told, Trouble.MESSAGE);
    };
  }

  /** An answer that says no more than that it was sent: to send it again would be twice. */
  public static Handed unreadable(int parts) {
    return new Handed.Accepted(
        new Dispatches.Taken(
            SmsForm.PROVIDER, Optional.empty(), "unreadable", parts, Optional.empty()));
  }

  private Optional<String> id() {
    return messageId.filter(id -> id.matches("[\\x21-\\x7e]{1,80}") && !id.equals("None"));
  }

  static String plain(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.substring(0, Math.min(printable.length(), 30));
  }
}
