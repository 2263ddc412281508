package ke.go.machakos.db.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  @Test
  void the_check_digit_is_damms() {
    // The worked example of the algorithm: 572 has the check digit 4.
    assertThat(Damm.checkDigit("572")).isEqualTo('4');
    assertThat(Damm.holds("5724")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PERMIT,1,7",
    "BILL,427,7",
    "PROJECT,99999,7",
    "CASE,100000,8",
    "INFORMATION,999999,8",
    "VISIT,9999999,9"
  })
  void a_reference_reads_back_as_itself(Reference.Kind kind, long sequence, int length) {
    var reference = Reference.of(kind, sequence);
    assertThat(reference.digits()).hasSize(length);
    assertThat(reference.sequence()).isEqualTo(sequence);
    assertThat(Reference.parse(reference.digits())).contains(reference);
    assertThat(
            Reference.parse(
                " " + reference.digits().substring(0, 3) + "-" + reference.digits().substring(3)))
        .contains(reference);
  }

  @Test
  void every_mistyped_digit_and_every_swap_is_refused() {
    for (long sequence = 1; sequence < 400; sequence++) {
      String digits = Reference.of(Reference.Kind.BILL, sequence * 37).digits();
      for (String wrong : slips(digits)) {
        assertThat(Reference.parse(wrong)).as("%s typed as %s", digits, wrong).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "100000",
        "0000010",
        "8000010",
        "10000000000",
        "ABCDEFG",
        "1000000",
        "١٠٠٠٠٠١"
      })
  void what_is_no_reference_is_refused(String typed) {
    assertThat(Reference.parse(typed)).isEmpty();
  }

  @Test
  void the_kind_must_agree_with_the_digits() {
    String permit = Reference.of(Reference.Kind.PERMIT, 12).digits();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reference(Reference.Kind.BILL, permit));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reference.of(Reference.Kind.BILL, 10_000_000));
  }

  private static Iterable<String> slips(String digits) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < digits.length(); i++) {
      for (char d = '0'; d <= '9'; d++) {
        wrong.add(digits.substring(0, i) + d + digits.substring(i + 1));
      }
      if (i > 0) {
        wrong.add(
            digits.substring(0, i - 1)
                + digits.charAt(i)
                + digits.charAt(i - 1)
                + digits.substring(i + 1));
      }
    }
    wrong.removeIf(digits::equals);
    return wrong;
  }
}
