package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a payer may be, as far as M-Pesa says. */
class PayerTest {
  private static final Msisdn PHONE = new Msisdn("+254711000126");

  @ParameterizedTest
  @CsvSource({
    "254711000126, true",
    "254711000127, false",
    "2547 ***** 126, true",
    "2547******126, true",
    "2541 ***** 126, false",
    "2547 ***** 127, false",
    "25 ***** 6, false", // too little is shown
    "'', false",
    "Mary, false",
  })
  void a_number_is_whoever_s_first_and_last_digits_it_has(String said, boolean may) {
    assertThat(Payer.read(said).mayBe(PHONE)).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({"+254711000126, true", "+254711000127, false"})
  void a_hash_is_of_one_number_alone(String phone, boolean may) {
    // printf 254711000126 | sha256sum
    String hash = "9c24c9c3188d295602515f4b72fa5e81121efc4e764491177f1ed4cf0c1c3c6c";
    assertThat(Payer.read(hash).mayBe(new Msisdn(phone))).isEqualTo(may);
  }
}
