package ke.go.machakos.db.revenue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import org.jspecify.annotations.Nullable;

/**
 * A bill as the county's revenue system has it.
 *
 * @param reference its number there
 * @param stream the code of the stream of revenue
 * @param payer a name; never in a log or a report
 * @param phone where the payer is reached; never in a log or a report
 * @param ward the code of the ward
 * @param permit the number of a permit of ours that it is for
 * @param plate the vehicle that it is for, in capitals without spaces
 * @param day the day of parking or of market that it is for
 * @param cancelled whether it is owed no more
 */
public record RevenueBill(
    String reference,
    String stream,
    String payer,
    @Nullable Msisdn phone,
    String ward,
    @Nullable String permit,
    @Nullable String plate,
    @Nullable LocalDate day,
    Money amount,
    LocalDate issuedOn,
    LocalDate dueOn,
    @Nullable LocalDate periodFrom,
    @Nullable LocalDate periodTo,
    boolean cancelled) {

  private static final String HIDDEN = "(not shown)";

  /** The parts by name, as they are compared; those of a person only as themselves. */
  Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("stream", stream);
    parts.put("payer", new Personal(payer));
    parts.put("phone", new Personal(phone == null ? "" : phone.e164()));
    parts.put("ward", ward);
    parts.put("permit", or(permit));
    parts.put("plate", or(plate));
    parts.put("day", or(day));
    parts.put("amount", amount);
    parts.put("issued_on", issuedOn);
    parts.put("due_on", dueOn);
    parts.put("period_from", or(periodFrom));
    parts.put("period_to", or(periodTo));
    parts.put("state", cancelled ? "cancelled" : "open");
    return parts;
  }

  private static Object or(@Nullable Object part) {
    return part == null ? "none" : part;
  }

  /** Compared, and never shown. */
  private record Personal(String text) {
    @Override
    public String toString() {
      return HIDDEN;
    }
  }
}
