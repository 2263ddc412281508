package ke.go.machakos.gateway.fees;

import static ke.go.machakos.gateway.fees.FeeSamples.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.Days;
import ke.go.machakos.db.fees.FeeDraft;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.fees.Per;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.gsm.GsmText.Encoding;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

class QuoteTextTest {
  private static final LocalDate LATE = day("2026-11-23");
  private final Catalogue catalogue = Catalogue.read(TestData.CONFIG.resolve("county"));
  private final QuoteText text = new QuoteText(Startup.texts(TestData.CONFIG), catalogue);
  private final FeeDraft draft = FeeSeed.read(TestData.CONFIG);

  @Test
  void a_late_renewal_explains_itself_in_english_and_kiswahili() {
    Quote quote =
        quote(
            FeeQuestion.first("BUSINESS", "RETAIL", "SMALL", "CENTRE", day("2026-06-15"))
                .due(day("2026-01-01")));
    assertThat(text.pages(quote, Language.EN, 160))
        .containsExactly(
            """
            SAMPLE Single business permit
            Shop or kiosk, 1 to 4 people, market centre: KES 3,500
            Late 3 months after 31 Mar 2026, penalty grows 3% a month: KES 325""",
            """
            SAMPLE To pay: KES 3,825
            At once or in 2 parts, the first KES 1,913
            Valid from 1 Jan 2026 to 31 Dec 2026
            By SAMPLE finance notice 2026""");
    assertThat(text.sms(quote, Language.SW))
        .isEqualTo(
            """
            MFANO Kibali cha biashara
            Duka au kioski, watu 1 hadi 4, kituo cha soko: KES 3,500
            Kuchelewa miezi 3 baada ya 31 Mac 2026, faini hukua 3% kila mwezi: KES 325
            Jumla ya kulipa: KES 3,825
            Mara moja au kwa awamu 2, ya kwanza KES 1,913
            Halali 1 Jan 2026 hadi 31 Des 2026
            Kwa mujibu wa SAMPLE finance notice 2026""");
  }

  @Test
  void an_amnesty_and_a_fee_by_the_month_explain_themselves() {
    Quote amnesty =
        quote(
            FeeQuestion.first("BUSINESS", "RETAIL", "SMALL", "CENTRE", LATE)
                .due(day("2026-01-01")));
    assertThat(text.sms(amnesty, Language.EN))
        .contains("No penalty is asked until 31 Dec 2026: KES -")
        .contains("To pay: KES 3,500\n");
    Quote stall = quote(FeeQuestion.first("STALL", "LOCK_UP", "", "CENTRE", day("2026-10-01")));
    assertThat(text.sms(stall, Language.EN))
        .contains("Lock-up stall, market centre, 3 months at KES 800: KES 2,400");
    assertThat(text.sms(stall, Language.SW))
        .contains("Kibanda cha kufunga, kituo cha soko, miezi 3 kwa KES 800: KES 2,400");
  }

  @Test
  void every_sample_fee_fits_in_pages_and_in_two_parts_with_its_total_and_its_mark() {
    int seen = 0;
    for (FeeQuestion asked : CatalogueTest.questions(catalogue)) {
      for (Quote quote : List.of(quote(asked), quote(asked.due(day("2026-01-01"))))) {
        for (Language language : Language.values()) {
          check(quote, language);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(900);
  }

  private void check(Quote quote, Language language) {
    String total = quote.total().toString();
    for (int septets : new int[] {120, 136, 160}) {
      List<String> pages = text.pages(quote, language, septets);
      assertThat(pages)
          .allMatch(page -> page.startsWith(mark(language)) && GsmText.septets(page) <= septets);
      assertThat(String.join("\n", pages)).contains(": " + total);
    }
    String sms = text.sms(quote, language);
    GsmText.Size size = GsmText.measure(sms);
    assertThat(size.encoding()).isEqualTo(Encoding.GSM7);
    assertThat(size.segments()).isLessThanOrEqualTo(2);
    assertThat(sms).startsWith(mark(language)).contains(": " + total);
  }

  private static String mark(Language language) {
    return language == Language.EN ? "SAMPLE " : "MFANO ";
  }

  @Test
  void with_the_longest_names_and_amounts_the_least_lines_go_first_and_never_the_total() {
    Catalogue longest = longest();
    QuoteText words = new QuoteText(Startup.texts(TestData.CONFIG), longest);
    FeeQuestion asked = FeeQuestion.first("BUSINESS", "A", "S", "Z", LATE).due(day("2026-01-01"));
    Quote quote = longestEngine(longest).quote(asked).orElseThrow();
    assertThat(quote.lines()).hasSize(4);
    for (Language language : Language.values()) {
      for (int septets : new int[] {120, 160}) {
        assertThat(words.pages(quote, language, septets))
            .hasSizeGreaterThan(2)
            .allMatch(page -> GsmText.septets(page) <= septets)
            .anyMatch(page -> page.contains(": " + quote.total()));
      }
      String sms = words.sms(quote, language);
      assertThat(GsmText.measure(sms).segments()).isEqualTo(2);
      assertThat(sms)
          .startsWith(mark(language))
          .contains(": " + quote.total())
          .contains(": KES 360,000,000")
          .doesNotContain("LLLL")
          .doesNotContain(longest.kinds().getFirst().type().name(language.code()))
          .matches(text -> GsmText.septets(text) <= 306);
    }
  }

  private static FeeEngine longestEngine(Catalogue longest) {
    Days year = Days.of(day("2026-01-01"), day("2026-12-31"));
    FeeRule rule =
        new FeeRule(
            "A",
            new FeeRule.Scope("BUSINESS", Optional.of("A"), Optional.empty(), Optional.empty()),
            new Money(10_000_000),
            Per.MONTH,
            "L".repeat(60),
            year,
            true);
    FeeSchedule schedule =
        new FeeSchedule(
            List.of(rule),
            List.of(waiver(FeeWaiver.Target.FEE, year), waiver(FeeWaiver.Target.PENALTY, year)),
            Map.of(
                "BUSINESS",
                new Penalty(
                    new Penalty.Monthly(
                        FeeSamples.percent("9.75"), Penalty.From.GRACE, Penalty.Monthly.MONTHS),
                    FeeSamples.MARCH,
                    true)),
            Map.of("BUSINESS", new Validity.Months(36)));
    assertThat(longest.zones()).hasSize(1);
    return new FeeEngine(schedule);
  }

  private static FeeWaiver waiver(FeeWaiver.Target target, Days days) {
    return new FeeWaiver("W", Optional.empty(), target, 10, "a notice", days, true);
  }

  private Catalogue longest() {
    String w = "W".repeat(24);
    return new Catalogue(
        catalogue.kinds(),
        List.of(new Choice("BUSINESS", "A", w, w)),
        List.of(new Choice("BUSINESS", "S", w, w)),
        List.of(new Choice("", "Z", "W".repeat(16), "W".repeat(16))),
        catalogue.zoneOfWard(),
        catalogue.penalties(),
        catalogue.documents());
  }

  private Quote quote(FeeQuestion asked) {
    return new FeeEngine(
            new FeeSchedule(
                draft.rules(),
                draft.waivers(),
                catalogue.penaltyOfKind(),
                catalogue.validityOfKind()))
        .quote(asked)
        .orElseThrow();
  }
}
