package ke.go.machakos.gateway.africastalking.standin;

import java.util.regex.Pattern;
import ke.go.machakos.db.phone.Msisdn;

/**
 * A text to the short code, and how the gateway shall come to have it.
 *
 * @param network the code of the network that the phone is on
 * @param copies how often it is delivered
 * @param sameId whether every copy has the same id
 * @param isoDate whether the date is written {@code 2017-05-03T06:04:45Z}, or with a space
 */
public record TextOrder(
    Msisdn from, String network, String text, int copies, boolean sameId, boolean isoDate) {
  private static final int LONGEST = 1600;
  private static final int MOST_COPIES = 10;
  private static final Pattern NETWORK = Pattern.compile("[0-9]{5}");

  /** Refuses what no phone could text. */
  public TextOrder {
    if (!NETWORK.matcher(network).matches()) {
      throw new IllegalArgumentException("a network has five digits");
    }
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a text has 1 to " + LONGEST + " characters");
    }
    if (copies < 1 || copies > MOST_COPIES) {
      throw new IllegalArgumentException("copies is 1 to " + MOST_COPIES);
    }
  }
}
