package ke.go.machakos.menus.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.Template;
import ke.go.machakos.menus.text.TextCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Turns keys and values into words, all in the GSM alphabet. Thread-safe.
 *
 * <p>Money is {@code KES 1,234}, its figure alone {@code 1,234}; a date is {@code 5 Mar 2026} with
 * the month from the keys {@code month.1} to {@code month.12}.
 */
public class Renderer {
  private final TextCatalog texts;
  private final Values standing;

  public Renderer(TextCatalog texts) {
    this(texts, Values.NONE);
  }

  /**
   * A renderer of an installation.
   *
   * @param standing what fills a slot, in whatever text, that the caller has no value for
   */
  public Renderer(TextCatalog texts, Values standing) {
    this.texts = texts;
    this.standing = standing;
  }

  /**
   * The text of a key with its slots filled, by the values given or else by what always stands; a
   * slot without either is left out.
   */
  public String text(Language language, String key, Values values) {
    Template template = texts.template(language, key);
    StringBuilder out = new StringBuilder(80);
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal -> out.append(literal.text());
        case Template.Slot slot -> {
          String given = values.find(slot.name());
          String value = given == null ? standing.find(slot.name()) : given;
          out.append(value == null ? "" : value(language, slot, value));
        }
      }
    }
    return out.toString();
  }

  /** Whether a language has a text of its own for a key. */
  public boolean owns(Language language, String key) {
    return texts.owns(language, key);
  }

  /** One value as a slot shows it. */
  public String value(Language language, Template.Slot slot, String value) {
    return switch (slot.format()) {
      case "" -> GsmText.fold(value);
      case "money" -> "KES " + figure(value);
      case "figure" -> figure(value);
      case "date" -> date(language, value);
      default -> keyed(language, slot.format() + "." + value);
    };
  }

  private String keyed(Language language, String key) {
    @Nullable Template template = texts.find(language, key);
    return template == null ? "" : text(language, key, Values.NONE);
  }

  private static String figure(String shillings) {
    StringBuilder out = new StringBuilder(shillings);
    int first = shillings.startsWith("-") ? 1 : 0;
    for (int i = shillings.length() - 3; i > first; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }

  private String date(Language language, String iso) {
    if (iso.isEmpty()) {
      return "-";
    }
    try {
      LocalDate date = LocalDate.parse(iso);
      String month = text(language, "month." + date.getMonthValue(), Values.NONE);
      return date.getDayOfMonth() + " " + month + " " + date.getYear();
    } catch (DateTimeParseException e) {
      return GsmText.fold(iso);
    }
  }
}
