package ke.go.machakos.gateway.officer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseLine;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/** What the columns of a case say, in words. */
record CaseWords(Renderer renderer) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.of("Africa/Nairobi"));

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  String service(CaseLine line) {
    return service(line.service());
  }

  /** Not sorted where it is empty. */
  String service(Optional<String> code) {
    return text("service." + code.orElse("unsorted").toLowerCase(Locale.ROOT));
  }

  String state(String code) {
    return text("case.state." + code);
  }

  String place(CaseLine line) {
    return line.wardName().orElse("-") + line.landmark().map(near -> ", " + near).orElse("");
  }

  /** What somebody said of a step: the reason of a code, and words. */
  Optional<String> said(Optional<String> code, Optional<String> words) {
    return Reason.of(code, words).map(it -> new ReasonWords(renderer).shown(it, Language.EN));
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String due(Optional<Instant> due) {
    return due.map(CaseWords::time).orElse("-");
  }

  /** How late it is in whole days; nothing where it is in time, or waits for the citizen. */
  static String late(CaseLine line, Instant now) {
    boolean answered = line.state().equals("resolved") || line.state().equals("rejected");
    Optional<Duration> over =
        line.dueAt().filter(due -> !answered && due.isBefore(now)).map(it -> since(it, now));
    return over.map(time -> time.toDays() == 0 ? "today" : time.toDays() + " days").orElse("");
  }

  private static Duration since(Instant due, Instant now) {
    return Duration.between(due, now);
  }

  static String plain(String code) {
    return code.replace('_', ' ');
  }

  private String text(String key) {
    return renderer.text(Language.EN, key, Values.NONE);
  }
}
