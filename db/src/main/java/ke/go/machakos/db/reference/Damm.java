package ke.go.machakos.db.reference;

/** Damm's check digit, over the quasigroup of order ten from his thesis of 2004. */
final class Damm {
  private static final String[] TABLE = {
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
  };

  private Damm() {}

  static char checkDigit(String digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      interim = TABLE[interim].charAt(digits.charAt(i) - '0') - '0';
    }
    return (char) ('0' + interim);
  }

  static boolean holds(String digits) {
    return checkDigit(digits) == '0';
  }
}
