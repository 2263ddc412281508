package ke.go.machakos.gateway.promise;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who acts: the citizen, the program itself, or somebody who works for the county. */
public enum Role {
  CITIZEN,
  SYSTEM,
  OFFICER,
  WARD_ADMINISTRATOR,
  CHIEF_OFFICER,
  COUNTY_SECRETARY,
  ATTENDANT;

  /** How files and tables write it: {@code ward_administrator}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that a file or a table names. */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  static Set<String> codes() {
    return Arrays.stream(values()).map(Role::code).collect(Collectors.toSet());
  }
}
