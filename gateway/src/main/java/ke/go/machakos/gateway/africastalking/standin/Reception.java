package ke.go.machakos.gateway.africastalking.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a phone takes messages, and the delivery reports that come of it, in order. */
public enum Reception {
  PRESENT("present", Letter.Place.PHONE, "Success"),
  /** Messages wait until the phone is present again; then comes a report of success. */
  ABSENT("absent", Letter.Place.WAITING, "AbsentSubscriber"),
  /** Every step of the way is reported. */
  SLOW("slow", Letter.Place.PHONE, "Sent Submitted Buffered Success"),
  /** Reports overtake one another: the first is the newest. */
  DISORDERED("disordered", Letter.Place.PHONE, "Success Buffered Sent"),
  /** Every report comes twice. */
  DOUBLED("doubled", Letter.Place.PHONE, "Success Success"),
  /** A word that no document has. */
  UNKNOWN("unknown", Letter.Place.PHONE, "Teleported"),
  UNREPORTED("unreported", Letter.Place.PHONE, ""),
  EXPIRING("expiring", Letter.Place.LOST, "AbsentSubscriber Expired"),
  FAILING("failing", Letter.Place.LOST, "Failed"),
  REJECTING("rejecting", Letter.Place.LOST, "Rejected");

  /** What the provider gives as the reason of Failed and Rejected. */
  public static final List<String> REASONS =
      List.of(
          "DeliveryFailure",
          "InsufficientCredit",
          "InvalidLinkId",
          "UserIsInactive",
          "UserInBlackList",
          "UserAccountSuspended",
          "NotNetworkSubcriber",
          "UserNotSubscribedToProduct",
          "UserDoesNotExist",
          "DoNotDisturbRejection");

  private final String wire;
  private final Letter.Place place;
  private final String reports;

  Reception(String wire, Letter.Place place, String reports) {
    this.wire = wire;
    this.place = place;
    this.reports = reports;
  }

  /** The one of this name. */
  public static Optional<Reception> of(String wire) {
    return Arrays.stream(values()).filter(one -> one.wire.equals(wire)).findFirst();
  }

  /** Its name in the control API. */
  public String wire() {
    return wire;
  }

  /** Where a message goes. */
  Letter.Place place() {
    return place;
  }

  /** The statuses reported, in order. */
  List<String> reports() {
    return reports.isEmpty() ? List.of() : List.of(reports.split(" ", -1));
  }

  /** Whether a report of this status carries a reason. */
  static boolean hasReason(String status) {
    return status.equals("Failed") || status.equals("Rejected");
  }
}
