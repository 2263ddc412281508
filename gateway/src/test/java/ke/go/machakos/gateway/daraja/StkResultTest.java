package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import ke.go.machakos.gateway.daraja.StkResult.Act;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StkResultTest {
  private static final Pattern CODELESS = Pattern.compile("(?i)\\b(dial|piga) (?!\\{)");

  private static final int TWO_PARTS = 2 * 153;

  /** The table of the reference, row by row. */
  @ParameterizedTest
  @CsvSource({
    "0, POST, 0",
    "1, TELL_MAY_RETRY, 0",
    "2, TELL, 0",
    "3, TELL, 0",
    "4, TELL, 0",
    "8, TELL, 0",
    "17, WAIT, 120",
    "1019, NEW_PUSH, 0",
    "1025, ALERT_PROGRAM, 0",
    "1032, STOP, 0",
    "1037, RETRY_ONCE, 60",
    "2001, TELL, 0",
    "2028, ALERT_CONFIG, 0",
    "SFC_IC0003, ALERT_CONFIG, 0",
    "8006, TELL_LOCKED, 0",
    "1001, RETRY_ONCE, 60",
    "9999, TELL, 0",
    "26, TELL, 0",
    "77777, TELL, 0",
    "'', TELL, 0",
  })
  void each_code_has_its_act(String code, Act act, long seconds) {
    StkResult result = StkResult.of(code);
    assertThat(result.act()).isEqualTo(act);
    assertThat(result.after()).hasSeconds(seconds);
  }

  @Test
  void each_is_told_in_english_and_kiswahili_in_at_most_two_parts() throws IOException {
    for (String tongue : new String[] {"en", "sw"}) {
      Properties texts = new Properties();
      Path file =
          Path.of(System.getProperty("project.root", ".."), "config/text", tongue + ".properties");
      try (var in = Files.newBufferedReader(file)) {
        texts.load(in);
      }
      for (StkResult result : StkResult.values()) {
        String text = texts.getProperty(result.textKey());
        assertThat(text).as(tongue + " " + result).isNotBlank();
        assertThat(text).as("which code to dial").doesNotContainPattern(CODELESS);
        String whole =
            texts
                .getProperty("sms.pay.failed")
                .replace("{sample:mark}", "SAMPLE ")
                .replace("{number}", "212345678")
                .replace("{asked:money}", "KES 250,000")
                .replace("{why}", text)
                .replace("{dial_sample:mark}", "SAMPLE ")
                .replace("{dial}", "*483*123#");
        assertThat(GsmText.measure(whole).encoding()).isEqualTo(GsmText.Encoding.GSM7);
        assertThat(GsmText.measure(whole).units()).isLessThanOrEqualTo(TWO_PARTS);
      }
    }
  }
}
