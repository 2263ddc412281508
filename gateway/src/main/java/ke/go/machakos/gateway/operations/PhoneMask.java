package ke.go.machakos.gateway.operations;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.regex.Pattern;
import net.logstash.logback.mask.ValueMasker;
import org.jspecify.annotations.Nullable;

/**
 * Replaces Kenyan mobile numbers by {@code [phone]}: 07xx, 01xx or without the zero, after +254,
 * 254, 00254 or %2B254, with blanks or dashes anywhere. Any other figure of nine digits that begins
 * with 1 or 7 is hidden too: better one reference too many than a number; but the code of an error
 * stays, as MariaDB's driver writes it. Thread-safe; logback.xml names it for every value of every
 * event.
 */
public final class PhoneMask implements ValueMasker {
  private static final String GAP = "[ \\u00A0-]?";
  private static final String ERROR_CODE = " ?(?<=Error: )1[0-9]{3}-[0-9]{5}: ";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9])(?!"
              + ERROR_CODE
              + ")(?:(?:\\+|%2[Bb]|00)?[ \\u00A0+-]?254"
              + GAP
              + "\\(?|\\(?)0?\\)?"
              + GAP
              + "[17](?:"
              + GAP
              + "[0-9]){8}(?![0-9])");

  /** The text without its phone numbers. */
  public static String mask(CharSequence text) {
    return NUMBER.matcher(text).replaceAll("[phone]");
  }

  /** The value to write in place of a field's; null leaves the field as it is. */
  @Override
  public @Nullable Object mask(JsonStreamContext field, @Nullable Object value) {
    if (!(value instanceof CharSequence) && !(value instanceof Number)) {
      return null;
    }
    String text = value.toString();
    return NUMBER.matcher(text).find() ? mask(text) : null;
  }
}
