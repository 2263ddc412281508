package ke.go.machakos.menus.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with slots: {@code {name}} as it is, {@code {name:money}} in shillings, {@code
 * {name:figure}} in shillings where a line above says so, {@code {name:date}} as a date, {@code
 * {name:permit.status}} as the text whose key is that prefix and the value.
 */
public record Template(List<Part> parts) {
  private static final Pattern SLOT =
      Pattern.compile("\\{([a-z][a-z0-9_.]*)(?::([a-z][a-z0-9.-]*))?\\}");

  /** The formats that are no prefix of a key. */
  private static final Set<String> VALUES = Set.of("money", "figure", "date");

  /** A piece of a template. */
  public sealed interface Part {}

  /** Text that is shown as it stands. */
  public record Literal(String text) implements Part {}

  /** A place for a value; the format is empty, one of those, or a key prefix. */
  public record Slot(String name, String format) implements Part {
    /** Whether the value is shown as the text of a key. */
    public boolean keyed() {
      return !format.isEmpty() && !VALUES.contains(format);
    }
  }

  public Template {
    parts = List.copyOf(parts);
  }

  /** Reads a template; what is not a slot is literal. */
  public static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher slots = SLOT.matcher(text);
    int from = 0;
    while (slots.find()) {
      if (slots.start() > from) {
        parts.add(new Literal(text.substring(from, slots.start())));
      }
      String format = slots.group(2);
      parts.add(new Slot(slots.group(1), format == null ? "" : format));
      from = slots.end();
    }
    if (from < text.length()) {
      parts.add(new Literal(text.substring(from)));
    }
    return new Template(parts);
  }

  /** The slots, each once, in order. */
  public Set<Slot> slots() {
    Set<Slot> slots = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Slot slot) {
        slots.add(slot);
      }
    }
    return slots;
  }
}
