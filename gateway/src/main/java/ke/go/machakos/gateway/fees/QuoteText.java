package ke.go.machakos.gateway.fees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * Says a quote in words, a line of text for each line of it, then the total, for how long the
 * permit holds and by what law. Whatever page or message has a figure begins with the mark of
 * samples, where it is one. Thread-safe.
 */
public final class QuoteText {
  /** Two parts of GSM-7. */
  private static final int SMS = 2 * 153;

  private static final int SMS_PARTS = 2;
  private static final int LEAST_PAGE = 120;
  private static final int LEAST_LINE = 90;

  /** The weight of the kind of permit, which goes first where there is no room. */
  private static final int KIND = 5;

  private final Renderer texts;
  private final Catalogue catalogue;

  public QuoteText(Renderer texts, Catalogue catalogue) {
    this.texts = texts;
    this.catalogue = catalogue;
  }

  /**
   * A line of text.
   *
   * @param weight how soon it is left out where there is no room; 0 for never
   */
  private record Said(int weight, String text) {}

  /**
   * The quote in pages, each within a number of septets of GSM-7.
   *
   * @param septets from 120, so that each line fits a page, to 160
   */
  public List<String> pages(Quote quote, Language language, int septets) {
    if (septets < LEAST_PAGE) {
      throw new IllegalArgumentException("no line fits " + septets + " septets");
    }
    String mark = mark(quote, language);
    List<String> pages = new ArrayList<>();
    String page = "";
    for (Said line : said(quote, language, septets - mark.length())) {
      String longer = page.isEmpty() ? mark + line.text() : page + "\n" + line.text();
      if (GsmText.septets(longer) <= septets) {
        page = longer;
      } else {
        pages.add(page);
        page = mark + line.text();
      }
    }
    pages.add(page);
    return pages;
  }

  /**
   * The lines of it, then the total, the days and the law: without the kind of permit, which
   * whoever asks has chosen, and without the mark.
   *
   * @param septets what each is within, from 90
   */
  public List<String> lines(Quote quote, Language language, int septets) {
    if (septets < LEAST_LINE) {
      throw new IllegalArgumentException("no line fits " + septets + " septets");
    }
    return said(quote, language, septets).stream()
        .filter(line -> line.weight() != KIND)
        .map(Said::text)
        .toList();
  }

  /** The quote in at most two parts: what does not fit is left out, never the total. */
  public String sms(Quote quote, Language language) {
    String mark = mark(quote, language);
    List<Said> lines = new ArrayList<>(said(quote, language, SMS - mark.length()));
    String text = mark + joined(lines);
    while (GsmText.measure(text).segments() > SMS_PARTS) {
      Said least = lines.getFirst();
      for (Said line : lines) {
        least = line.weight() >= least.weight() ? line : least;
      }
      if (least.weight() == 0) {
        return GsmText.cut(text, SMS);
      }
      lines.remove(least);
      text = mark + joined(lines);
    }
    return text;
  }

  private static String joined(List<Said> lines) {
    return lines.stream().map(Said::text).collect(Collectors.joining("\n"));
  }

  private String mark(Quote quote, Language language) {
    return texts.text(language, quote.sample() ? "mark.yes" : "mark.no", name -> null);
  }

  private List<Said> said(Quote quote, Language language, int room) {
    List<Said> all = new ArrayList<>();
    catalogue
        .kind(quote.what().permitType())
        .map(kind -> kind.type().name(language.code()))
        .ifPresent(name -> all.add(new Said(KIND, GsmText.cut(GsmText.fold(name), room))));
    for (Line line : quote.lines()) {
      int weight = line.key().startsWith("fee") ? 1 : 2;
      all.add(new Said(weight, line(quote, line, language, room)));
    }
    all.add(new Said(0, text(language, "fees.total", amount(quote.total()))));
    parts(quote, language).ifPresent(text -> all.add(new Said(2, text)));
    all.add(
        new Said(
            3,
            text(
                language,
                "fees.valid",
                Map.of(
                    "from",
                    quote.days().from().toString(),
                    "to",
                    quote.days().to().map(Objects::toString).orElse("")))));
    String law = text(language, "fees.law", Map.of("law", quote.legalReference()));
    all.add(new Said(4, GsmText.cut(law, room)));
    return all;
  }

  private Optional<String> parts(Quote quote, Language language) {
    int most =
        catalogue.kind(quote.what().permitType()).map(it -> it.terms().instalments()).orElse(1);
    List<Money> parts = Instalments.of(quote.total(), most);
    return parts.size() == 1
        ? Optional.empty()
        : Optional.of(
            text(
                language,
                "fees.parts",
                Map.of(
                    "count",
                    Integer.toString(parts.size()),
                    "first",
                    Long.toString(parts.getFirst().shillings()))));
  }

  /** What the fee is for is cut before its amount is. */
  private String line(Quote quote, Line line, Language language, int room) {
    Map<String, String> values = new HashMap<>(line.values());
    values.putAll(amount(line.amount()));
    String what = what(quote.what(), language);
    values.put("what", what);
    String whole = text(language, "fees.line." + line.key(), values);
    int over = GsmText.septets(whole) - room;
    if (over > 0) {
      values.put("what", GsmText.cut(what, Math.max(2, GsmText.septets(what) - over)));
      return text(language, "fees.line." + line.key(), values);
    }
    return whole;
  }

  private String what(FeeRule.Scope scope, Language language) {
    String named =
        Stream.of(
                name(scope.activity(), catalogue.activitiesOf(scope.permitType()), language),
                name(scope.size(), catalogue.sizesOf(scope.permitType()), language),
                name(scope.zone(), catalogue.zones(), language))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? text(language, "fees.what", Map.of()) : GsmText.fold(named);
  }

  private static Optional<String> name(
      Optional<String> code, List<Choice> choices, Language language) {
    return code.flatMap(
        wanted ->
            choices.stream()
                .filter(choice -> choice.code().equals(wanted))
                .map(choice -> choice.name(language))
                .findFirst());
  }

  private String text(Language language, String key, Map<String, String> values) {
    return texts.text(language, key, values::get);
  }

  private static Map<String, String> amount(Money amount) {
    return Map.of("amount", Long.toString(amount.shillings()));
  }
}
