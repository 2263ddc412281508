package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.web.Html.text;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.cases.Correction;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.nlp.Explanation;

/** What models made of a case, and what people then made of it, line by line. */
record ReadingRows(CaseWords words) {
  String of(OfficerPages.Sheet sheet) {
    OfficerPages.Reading reading = sheet.reading();
    String opened =
        sheet.line().guess().map(it -> row("When opened", then(it, reading.then()))).orElse("");
    String corrected =
        reading.corrections().stream().map(this::corrected).collect(Collectors.joining());
    String now = reading.now().map(this::said).orElse("nothing it knows");
    return opened + corrected + row("Now", "model " + text(reading.version()) + ": " + now);
  }

  private String then(Report.Guess guess, Optional<Explanation> why) {
    return "model %s, %s"
        .formatted(
            text(guess.modelVersion()),
            why.map(this::said).orElseGet(() -> probability(guess.probability())));
  }

  private String said(Explanation why) {
    String heaviest =
        why.words().stream()
            .map(it -> "%s %s".formatted(text(it.word()), figure(it.weight())))
            .collect(Collectors.joining(", "));
    return "%s, %s%s"
        .formatted(
            name(Optional.of(why.service())),
            probability(why.probability()),
            heaviest.isEmpty() ? "" : "; the words that weigh most: " + heaviest);
  }

  private String corrected(Correction correction) {
    return row(
        "Sorted by " + text(CaseWords.plain(correction.role())),
        "from %s%s to %s, %s"
            .formatted(
                name(correction.before()),
                correction
                    .guess()
                    .map(
                        it ->
                            " (model %s, %s)"
                                .formatted(text(it.modelVersion()), probability(it.probability())))
                    .orElse(""),
                name(Optional.of(correction.after())),
                CaseWords.time(correction.at())));
  }

  private String name(Optional<String> service) {
    return text(words.service(service));
  }

  private static String probability(double value) {
    return "probability " + figure(value);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String row(String term, String what) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(term, what);
  }
}
