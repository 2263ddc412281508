package ke.go.machakos.db.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides phone numbers inside free text before it is stored. It would rather hide an amount of nine
 * digits than let a number through; only the last three digits stay, which is what a person needs
 * to recognise a number of their own.
 */
public final class NumberMask {
  private static final String GAP = "[\\s\\u00a0().,/_\\u2010-\\u2015-]{0,3}";
  private static final Pattern NUMBER =
      Pattern.compile(
          ("(?<![0-9])(?:\\+?~2~5~4~0?|\\+?0)?~[17](?:~[0-9]){8}(?![0-9])"
                  + "|\\+~[1-9](?:~[0-9]){7,14}(?![0-9])"
                  + "|[0-9]{10,}")
              .replace("~", GAP));
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

  private NumberMask() {}

  /**
   * The text with every phone number in it, in any of its spellings, replaced by {@code ***} and
   * its last three digits.
   */
  public static String mask(String text) {
    return NUMBER.matcher(text).replaceAll(NumberMask::stars);
  }

  private static String stars(java.util.regex.MatchResult found) {
    String digits = NOT_DIGITS.matcher(found.group()).replaceAll("");
    String lead = Character.isWhitespace(found.group().charAt(0)) ? " " : "";
    return Matcher.quoteReplacement(lead + "***" + digits.substring(digits.length() - 3));
  }
}
