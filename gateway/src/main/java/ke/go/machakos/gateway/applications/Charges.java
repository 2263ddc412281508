package ke.go.machakos.gateway.applications;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.menus.text.Language;

/** What a permit costs. Thread-safe. */
@FunctionalInterface
public interface Charges {
  ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /** Nothing is known of any fee: applications wait for an officer who bills them. */
  Charges UNKNOWN = (type, activity, size, ward, day, before) -> Optional.empty();

  /**
   * The charge for a permit of a type.
   *
   * @param activity empty where the type asks for none
   * @param size empty where the type asks for none
   * @param ward its code
   * @param day the day in Nairobi on which it is charged
   * @param before the last day of the permit that it follows, of who renews: fees and penalties
   *     count from the day after
   * @return empty where there is no rule for it
   */
  Optional<Charge> quote(
      String type,
      Optional<String> activity,
      Optional<String> size,
      String ward,
      LocalDate day,
      Optional<LocalDate> before);

  /**
   * The charge for an application. Who renews is as late as on the day on which they applied,
   * however long the county takes to decide.
   */
  default Optional<Charge> quote(
      ApplicationFile.Matter matter, LocalDate day, Optional<LocalDate> before) {
    LocalDate applied = LocalDate.ofInstant(matter.submittedAt(), NAIROBI);
    return quote(
        matter.type().code(),
        matter.activity(),
        matter.size(),
        matter.ward(),
        before.isPresent() ? applied : day,
        before);
  }

  /** The zone that a ward is in, by which fees differ; empty where they do not. */
  default Optional<String> zone(String ward, Language language) {
    return Optional.empty();
  }

  /**
   * An amount that explains itself.
   *
   * @param total never less than nothing
   * @param lines what it is made of, a line each, by language
   * @param sms the same as a message of two parts at most, by language; empty where nobody wrote
   *     one
   * @param sample whether it is sample data, which every screen must say
   */
  record Charge(
      Money total, Map<Language, List<String>> lines, Map<Language, String> sms, boolean sample) {
    public Charge {
      lines = Map.copyOf(lines);
      sms = Map.copyOf(sms);
    }

    /** One that no message explains. */
    public Charge(Money total, Map<Language, List<String>> lines, boolean sample) {
      this(total, lines, Map.of(), sample);
    }

    /** The message in a language: that in English for {@code en}, in Kiswahili for any other. */
    public Optional<String> sms(Language language) {
      return Optional.ofNullable(sms.get(language == Language.EN ? Language.EN : Language.SW));
    }

    /** The lines in a language: those in English for {@code en}, in Kiswahili for any other. */
    public List<String> lines(Language language) {
      return lines.getOrDefault(language == Language.EN ? Language.EN : Language.SW, List.of());
    }
  }
}
