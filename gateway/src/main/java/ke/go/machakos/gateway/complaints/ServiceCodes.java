package ke.go.machakos.gateway.complaints;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.Urgency;

/** The services as menus name them: in small letters, and one for what nobody could sort. */
record ServiceCodes(Services services) {
  /** What a person has to sort. */
  static final String UNSORTED = "unsorted";

  static final String JUNK = "JUNK";
  static final String PRAISE = "PRAISE";
  static final String ENQUIRY = "ENQUIRY";

  /** The unit that has what nobody has sorted yet. */
  private static final String CUSTOMER_CARE = "CUSTOMER_CARE";

  private static final String REFERRAL = "REFERRAL";
  private static final String INTEGRITY = "INTEGRITY";

  /** What is said to the county without asking it to mend anything: a person reads it. */
  private static final Set<String> NOTHING_TO_MEND = Set.of(JUNK, PRAISE, ENQUIRY);

  /** Every value that a menu may show. */
  String[] values() {
    return Stream.concat(services.all().stream().map(Service::code), Stream.of(UNSORTED))
        .map(ServiceCodes::value)
        .toArray(String[]::new);
  }

  static String value(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /** The service of a menu's value; empty for what is to be sorted. */
  Optional<Service> service(String value) {
    return services.find(value.toUpperCase(Locale.ROOT));
  }

  /** The department that has a case of this value first. */
  String department(String value) {
    return service(value).map(Service::department).orElse(CUSTOMER_CARE);
  }

  boolean national(String code) {
    return services.find(code).filter(it -> it.department().equals(REFERRAL)).isPresent();
  }

  /** Whether a menu's value is a service that somebody must come for at once. */
  boolean emergency(String value) {
    return service(value).filter(it -> it.urgency() == Urgency.EMERGENCY).isPresent();
  }

  boolean mendable(String code) {
    return !NOTHING_TO_MEND.contains(code);
  }

  /** Whether it is nobody's business that somebody reported such a thing. */
  boolean confidential(String value) {
    return department(value).equals(INTEGRITY);
  }

  /** Those that a resident may be asked to choose among. */
  List<String> choices(List<String> codes) {
    return codes.stream()
        .filter(code -> mendable(code) && !national(code))
        .map(ServiceCodes::value)
        .toList();
  }
}
