package ke.go.machakos.db.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsisdnTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "+254712345678,+254712345678",
        "254712345678,+254712345678",
        "0712345678,+254712345678",
        "712345678,+254712345678",
        " 254712345678,+254712345678",
        "+0712345678,+254712345678",
        "0112345678,+254112345678",
        "+254 0712-345-678,+254712345678",
        "(0712) 345 678,+254712345678",
        "0712.345.678 ,+254712345678",
        "+14155550100,+14155550100",
        " 14155550100,+14155550100",
        "+256 712 345678,+256712345678",
        "+25762111,+25762111",
      })
  void every_spelling_becomes_the_one_form(String written, String e164) {
    assertThat(Msisdn.parse(written)).contains(new Msisdn(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "0",
        "+254",
        "0812345678",
        "+254202222222",
        "+25471234567",
        "+2547123456789",
        "07123456789",
        "14155550100",
        "+1234567",
        "+1234567890123456",
        "0712+345678",
        "0712345678x",
        "٠٧١٢٣٤٥٦٧٨",
        "0712345678\n",
        "254",
        "99999999999999999999999999",
      })
  void what_is_no_number_is_refused(String written) {
    assertThat(Msisdn.parse(written)).isEmpty();
  }

  @Test
  void the_record_itself_takes_nothing_unnormalised() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Msisdn("0712345678"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Msisdn("+254812345678"));
  }

  @Test
  void it_prints_masked() {
    assertThat(new Msisdn("+254712345678")).hasToString("+254•••678");
    assertThat(new Msisdn("+14155550100")).hasToString("+1•••100");
  }
}
