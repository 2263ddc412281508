package ke.go.machakos.gateway.africastalking.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.phone.Msisdn;

/**
 * One short message between a simulated phone and the service.
 *
 * @param phone the citizen's number
 * @param service the sender id or the short code
 * @param fates what became of it, the oldest first: delivery statuses, or the fault it met
 */
public record Letter(
    String id,
    Place place,
    Msisdn phone,
    String service,
    String text,
    Instant at,
    List<String> fates) {

  /** Where a message is. */
  public enum Place {
    /** In the phone's inbox. */
    PHONE,
    /** With the network, for the phone is absent. */
    WAITING,
    /** Gone: the phone never had it. */
    LOST,
    /** Written on the phone, to the service. */
    TEXTED
  }

  public Letter {
    fates = List.copyOf(fates);
  }

  Letter at(Place elsewhere) {
    return new Letter(id, elsewhere, phone, service, text, at, fates);
  }

  Letter with(String fate) {
    List<String> more = new ArrayList<>(fates);
    more.add(fate);
    return new Letter(id, place, phone, service, text, at, more);
  }

  /** Shows neither text nor number. */
  @Override
  public String toString() {
    return "letter " + id + " " + place + " " + fates;
  }
}
