package ke.go.machakos.menus.text;

import java.util.Optional;

/** A language that texts are shown in, and the one that stands in where it has no text. */
public enum Language {
  EN("en"),
  SW("sw"),
  KAM("kam");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The code used in files and stores: ISO 639-1, or 639-3 where there is none. */
  public String code() {
    return code;
  }

  /** The language whose texts stand in for missing ones. English has no other to fall back to. */
  public Optional<Language> fallback() {
    return switch (this) {
      case KAM -> Optional.of(SW);
      case SW -> Optional.of(EN);
      case EN -> Optional.empty();
    };
  }

  /** Whether every key must have a text of its own in this language. */
  public boolean complete() {
    return this != KAM;
  }

  /** The language of a code, if it is one of ours. */
  public static Optional<Language> of(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
