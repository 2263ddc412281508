package ke.go.machakos.gateway.reasons;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a reason is given for. */
public enum Matter {
  CASE,
  PERMIT;

  /** How the file writes it: {@code permit}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Set<String> codes() {
    return Arrays.stream(values()).map(Matter::code).collect(Collectors.toSet());
  }
}
