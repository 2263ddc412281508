package ke.go.machakos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import ke.go.machakos.db.TestData;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who is told by SMS or on a printed permit to dial, perhaps a year after they did, is told what.
 */
class DialledTest {
  private static final Pattern READ_LATER =
      Pattern.compile(
          "(application\\.|sms\\.statement\\.|verify\\.paper\\.|sms\\.language\\.|resume\\.sms\\.message).*");
  private static final Pattern TO_DIAL =
      Pattern.compile("\\b(dial|piga)\\b(?! 999)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE = Pattern.compile("\\{dial}");

  @ParameterizedTest
  @ValueSource(strings = {"en", "sw"})
  void no_message_says_to_dial_and_leaves_out_the_code(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(TestData.CONFIG.resolve("text/" + language + ".properties"))) {
      texts.load(file);
    }
    String[] dialling =
        texts.stringPropertyNames().stream()
            .filter(key -> READ_LATER.matcher(key).matches())
            .filter(key -> TO_DIAL.matcher(texts.getProperty(key)).find())
            .toArray(String[]::new);

    assertThat(dialling).hasSizeGreaterThan(8);
    assertThat(Arrays.stream(dialling).filter(it -> !CODE.matcher(texts.getProperty(it)).find()))
        .isEmpty();
  }

  @Test
  void a_countys_own_code_bears_no_mark_and_the_sample_does() {
    var own = new Settings.Codes("*384*77#", "40000", Optional.empty(), false, false);
    Renderer county = Startup.texts(TestData.CONFIG, own);
    Renderer sample = Startup.texts(TestData.CONFIG);

    assertThat(county.text(Language.EN, "sms.statement.closed", Values.NONE))
        .contains("Dial *384*77# and");
    assertThat(sample.text(Language.SW, "sms.statement.closed", Values.NONE))
        .contains("Piga MFANO *483# utumie");
    assertThat(sample.text(Language.EN, "sms.statement.closed", Map.of("dial", "*1#")::get))
        .as("what the caller says goes before what always stands")
        .contains("*1#");
  }
}
