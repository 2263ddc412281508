package ke.go.machakos.db.permits;

/** A kind of permit, with its name in English and in Kiswahili. */
public record PermitType(String code, String nameEn, String nameSw) {
  /** The name in a language: English for {@code en}, Kiswahili for any other. */
  public String name(String language) {
    return language.equals("en") ? nameEn : nameSw;
  }
}
