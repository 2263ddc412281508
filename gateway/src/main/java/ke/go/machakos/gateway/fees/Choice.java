package ke.go.machakos.gateway.fees;

import ke.go.machakos.menus.text.Language;

/**
 * An activity, a size or a zone that somebody can name.
 *
 * @param permitType the kind of permit that it is a choice of; empty for a zone, which all have
 */
public record Choice(String permitType, String code, String nameEn, String nameSw) {
  /** The name in a language: English for English, Kiswahili for any other. */
  public String name(Language language) {
    return language == Language.EN ? nameEn : nameSw;
  }
}
