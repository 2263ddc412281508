package ke.go.machakos.gateway.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.menus.text.Language;

/** A fee for every type but one, of which nobody knows it. */
public final class SampleCharges implements Charges {
  /** The type of which no fee is known. */
  public static final String FREE_OF_RULE = "DEVELOPMENT";

  @Override
  public Optional<Charge> quote(
      String type,
      Optional<String> activity,
      Optional<String> size,
      String ward,
      LocalDate day,
      Optional<LocalDate> before) {
    if (type.equals(FREE_OF_RULE)) {
      return Optional.empty();
    }
    Map<Language, List<String>> lines =
        Map.of(
            Language.EN, List.of("Permit 5,000", "Fire 500"),
            Language.SW, List.of("Kibali 5,000", "Moto 500"));
    return Optional.of(new Charge(new Money(5_500), lines, true));
  }
}
