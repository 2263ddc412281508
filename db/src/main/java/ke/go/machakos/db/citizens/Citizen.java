package ke.go.machakos.db.citizens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A caller the county has met.
 *
 * @param id its identity in every table
 * @param language the language chosen, {@code en}, {@code sw} or {@code kam}
 * @param consent what was last said to the notice of the service
 * @param shared whether several people use the number
 * @param hasPin whether a PIN protects its records
 * @param trustedSince since when the number has been in use without a gap of twelve months
 */
public record Citizen(
    long id,
    Optional<String> language,
    Optional<Consent> consent,
    boolean shared,
    boolean hasPin,
    boolean locked,
    Instant firstSeen,
    Instant lastSeen,
    Instant trustedSince) {

  /** Whether consent to the service stands. */
  public boolean consents() {
    return consent.filter(Consent::given).isPresent();
  }

  /**
   * Whether its last use was written down a day ago or longer, so that it is worth another write.
   */
  public boolean dueForTouch(Instant now) {
    return Duration.between(lastSeen, now).toHours() >= 24;
  }
}
