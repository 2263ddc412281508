package ke.go.machakos.db.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberMaskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+254712345678",
        "254712345678",
        "0712345678",
        "712345678",
        " 254712345678",
        "+254 712 345 678",
        "254-712-345-678",
        "0712 345 678",
        "07 12-34-56 78",
        "712 345-678",
        "0 7 1 2 3 4 5 6 7 8",
        "+254 (0) 712 345678",
        "0712.345.678",
        "0712/345/678",
        "0712–345–678",
        "2 5 4 7 1 2 3 4 5 6 7 8",
        "0112345678",
        "07123456789",
        "+14155550100",
        "+1 415 555 0100",
      })
  void each_spelling_is_hidden_inside_a_sentence(String number) {
    String masked = NumberMask.mask("Call Mary on " + number + ", ward 12.");
    assertThat(masked.replaceAll("[^0-9]", "")).hasSize(5).endsWith("12");
    assertThat(masked).contains("***").startsWith("Call Mary on ").endsWith(", ward 12.");
  }

  @ParameterizedTest
  @CsvSource({
    "Road 2026 broken since 14-11-2026",
    "Bill 2000427 of KES 12500 paid",
    "KES 1200000 spent of 4500000",
    "Kilometre 7 to 12",
    "Plot 1/345 and 7/12",
  })
  void dates_amounts_and_references_stay(String text) {
    assertThat(NumberMask.mask(text)).isEqualTo(text);
  }

  @Test
  void two_numbers_and_a_count_are_told_apart() {
    assertThat(NumberMask.mask("1 0712345678 na 0722 000 111!")).isEqualTo("1 ***678 na ***111!");
  }

  @Test
  void no_random_spelling_gets_through() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      String local =
          (random.nextBoolean() ? "7" : "1") + "%08d".formatted(random.nextInt(100_000_000));
      String prefix = new String[] {"+254", "254", "0", "", "+254 0"}[random.nextInt(5)];
      var spelled = new StringBuilder();
      for (char digit : (prefix + local).toCharArray()) {
        spelled.append(digit).append(random.nextInt(4) == 0 ? " -.".charAt(random.nextInt(3)) : "");
      }
      String masked = NumberMask.mask("a " + spelled.toString().replaceAll("[ .-]+$", "") + " b");
      assertThat(masked.replaceAll("[^0-9]", "")).as("seed %s: %s", seed, spelled).hasSize(3);
    }
  }
}
