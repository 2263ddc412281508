package ke.go.machakos.nlp;

import java.util.regex.Pattern;

/**
 * The x that many young people write for s ("xtreet lytx", "xaidieni"), put back where no English
 * word is spelt with one. Kiswahili and Kikamba have no x.
 */
final class Shorthand {
  /** How words begin that own their x. */
  private static final Pattern OWN =
      Pattern.compile(
          "(ex|tax|text|box|six|fix|fax|wax|max|mix|sex|axe|ox|fox|pox|next|toxi|"
              + "relax|annex|lux|flux|index|complex|flex|prox|pixel|anxi|approx|climax|paradox|"
              + "orthodox|hoax|prefix|suffix|duplex|perplex|reflex|vex|hex|rex|alex|felix|saxo|"
              + "auxil|maxim|mixt|oxy|axis|axle|laxat|lexi|texas|pro?box|nxt|tx|anthrax|aflatox|inbox|forex|remix|netflix|appendix|xray|xmas|xerox|x$).*");

  private Shorthand() {}

  /** A word, in small letters, with its s. */
  static String spelt(String word) {
    return word.indexOf('x') < 0 || OWN.matcher(word).matches() ? word : word.replace('x', 's');
  }
}
