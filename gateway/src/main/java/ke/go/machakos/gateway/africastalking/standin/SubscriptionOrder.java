package ke.go.machakos.gateway.africastalking.standin;

import java.util.Set;
import java.util.regex.Pattern;
import ke.go.machakos.db.phone.Msisdn;

/**
 * A change of who subscribes to a product of the short code.
 *
 * @param keyword the product
 * @param updateType as it is on the wire: {@code Addition} or {@code Deletion}
 */
public record SubscriptionOrder(Msisdn from, String keyword, String updateType) {
  private static final Set<String> TYPES = Set.of("Addition", "Deletion");
  private static final Pattern KEYWORD = Pattern.compile("[A-Za-z0-9]{1,20}");

  /** Refuses what the provider could not tell. */
  public SubscriptionOrder {
    if (!KEYWORD.matcher(keyword).matches()) {
      throw new IllegalArgumentException("a keyword has 1 to 20 letters and digits");
    }
    if (!TYPES.contains(updateType)) {
      throw new IllegalArgumentException("updateType is Addition or Deletion");
    }
  }
}
