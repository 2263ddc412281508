package ke.go.machakos.gateway.applications;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.gateway.fees.Choice;
import ke.go.machakos.gateway.fees.FeeQuestion;
import ke.go.machakos.gateway.fees.Fees;
import ke.go.machakos.gateway.fees.Quote;
import ke.go.machakos.gateway.fees.QuoteText;
import ke.go.machakos.menus.text.Language;

/** What permits cost by the county's own schedule of fees. Thread-safe. */
public final class CountyCharges implements Charges {
  /** What a line has room for on a screen, with what stands around it. */
  static final int SEPTETS = 90;

  private final Fees fees;
  private final Places places;
  private final QuoteText texts;

  public CountyCharges(Fees fees, Places places, QuoteText texts) {
    this.fees = fees;
    this.places = places;
    this.texts = texts;
  }

  @Override
  public Optional<Charge> quote(
      String type,
      Optional<String> activity,
      Optional<String> size,
      String ward,
      LocalDate day,
      Optional<LocalDate> before) {
    String zone = zone(ward).map(Choice::code).orElse("");
    FeeQuestion asked = FeeQuestion.first(type, activity.orElse(""), size.orElse(""), zone, day);
    return before
        .map(end -> fees.quote(asked, end))
        .orElseGet(() -> fees.quote(asked))
        .map(this::charge);
  }

  @Override
  public Optional<String> zone(String ward, Language language) {
    return zone(ward).map(zone -> zone.name(language));
  }

  private Optional<Choice> zone(String ward) {
    return places.ward(ward).flatMap(fees.catalogue()::zoneOf);
  }

  private Charge charge(Quote quote) {
    return new Charge(
        quote.total(),
        Map.of(
            Language.EN, texts.lines(quote, Language.EN, SEPTETS),
            Language.SW, texts.lines(quote, Language.SW, SEPTETS)),
        Map.of(
            Language.EN, texts.sms(quote, Language.EN),
            Language.SW, texts.sms(quote, Language.SW)),
        quote.sample());
  }
}
