package ke.go.machakos.gateway.promise;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How soon somebody has to look at a matter. */
public enum Urgency {
  ROUTINE,
  URGENT,
  EMERGENCY;

  /** How files and tables write it: {@code routine}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The urgency that a file or a table names. */
  public static Urgency of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static Set<String> codes() {
    return Arrays.stream(values()).map(Urgency::code).collect(Collectors.toSet());
  }
}
