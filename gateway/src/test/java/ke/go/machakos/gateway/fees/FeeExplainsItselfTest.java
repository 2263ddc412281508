package ke.go.machakos.gateway.fees;

import static ke.go.machakos.gateway.fees.FeeSamples.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.FeeDraft;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

/**
 * The fee of each type of permit in the sample catalogue, as a screen and a message explain it.
 * What a new and a late applicant read is kept in {@code fees/explained.txt}; {@code
 * -Dplays.write=true} writes it anew, to be read before it is kept.
 */
class FeeExplainsItselfTest {
  private static final Path KEPT = Path.of("src", "test", "resources", "fees", "explained.txt");
  private static final int SCREEN = 90;
  private static final Pattern AMOUNT = Pattern.compile(": KES (-?)([0-9,]+)$");

  private final Catalogue catalogue = Catalogue.read(TestData.CONFIG.resolve("county"));
  private final QuoteText text = new QuoteText(Startup.texts(TestData.CONFIG), catalogue);
  private final FeeDraft draft = FeeSeed.read(TestData.CONFIG);

  @Test
  void the_lines_of_every_sample_fee_sum_to_its_total_on_the_screen_and_in_the_message() {
    int seen = 0;
    for (FeeQuestion asked : CatalogueTest.questions(catalogue)) {
      for (FeeQuestion each : List.of(asked, late(asked))) {
        for (Language language : Language.values()) {
          check(quote(each), language);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(900);
  }

  private void check(Quote quote, Language language) {
    List<String> screen = text.lines(quote, language, SCREEN);
    assertThat(screen).allMatch(line -> GsmText.septets(line) <= SCREEN);
    assertThat(sum(screen, language)).as(screen.toString()).isEqualTo(quote.total().shillings());
    String message = text.sms(quote, language);
    assertThat(message).startsWith(language == Language.EN ? "SAMPLE " : "MFANO ");
    assertThat(GsmText.measure(message).segments()).isLessThanOrEqualTo(2);
    assertThat(sum(List.of(message.split("\n")), language))
        .as(message)
        .isEqualTo(quote.total().shillings());
  }

  /** What stands before the total, which has to be there once. */
  private long sum(List<String> lines, Language language) {
    String total = Startup.texts(TestData.CONFIG).text(language, "fees.total", name -> "0");
    String begins = total.substring(0, total.indexOf(':'));
    assertThat(lines).filteredOn(line -> line.startsWith(begins)).hasSize(1);
    return lines.stream()
        .filter(line -> !line.startsWith(begins))
        .map(FeeExplainsItselfTest::amount)
        .flatMap(Optional::stream)
        .reduce(0L, Long::sum);
  }

  private static Optional<Long> amount(String line) {
    Matcher found = AMOUNT.matcher(line);
    return found.find()
        ? Optional.of(Long.parseLong(found.group(1) + found.group(2).replace(",", "")))
        : Optional.empty();
  }

  @Test
  void each_type_explains_itself_as_it_was_read_and_kept() throws IOException {
    StringBuilder all = new StringBuilder();
    for (PermitKind kind : catalogue.kinds()) {
      FeeQuestion first =
          CatalogueTest.questions(catalogue).stream()
              .filter(asked -> asked.what().permitType().equals(kind.type().code()))
              .findFirst()
              .orElseThrow();
      add(all, "== " + kind.type().code() + ", new on 23 November", quote(first));
      add(all, "== " + kind.type().code() + ", renewed late", quote(late(first)));
    }
    if (Boolean.getBoolean("plays.write")) {
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, all);
    }
    assertThat(all).hasToString(Files.readString(KEPT));
    assertThat(catalogue.kinds()).hasSize(8);
  }

  private void add(StringBuilder all, String heading, Quote quote) {
    all.append(heading).append('\n');
    for (Language language : List.of(Language.EN, Language.SW)) {
      List<String> screen = text.lines(quote, language, SCREEN);
      all.append("-- ").append(language.code()).append(", screen\n");
      screen.forEach(line -> all.append(line).append('\n'));
      all.append("-- ").append(language.code()).append(", SMS\n");
      all.append(text.sms(quote, language)).append('\n');
    }
    all.append('\n');
  }

  /** A permit of the year before that is renewed in June, when no amnesty holds. */
  private static FeeQuestion late(FeeQuestion asked) {
    FeeQuestion june = new FeeQuestion(asked.what(), day("2026-06-15"), Optional.empty());
    return june.due(day("2026-01-01"));
  }

  private Quote quote(FeeQuestion asked) {
    Quote quote =
        new FeeEngine(
                new FeeSchedule(
                    draft.rules(),
                    draft.waivers(),
                    catalogue.penaltyOfKind(),
                    catalogue.validityOfKind()))
            .quote(asked)
            .orElseThrow();
    assertThat(quote.sample()).isTrue();
    assertThat(quote.total()).isNotEqualTo(Money.ZERO);
    return quote;
  }
}
