package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Follower;
import ke.go.machakos.db.cases.Followers;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * Tells people of a step of a case by SMS, each in their own language: rows of the outbox in the
 * transaction of the step. Thread-safe.
 */
final class CaseNotices {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /** The texts that ask the reporter something; whoever else follows gets one that does not. */
  private static final Set<String> ASKING = Set.of("case.resolved", "case.rejected");

  private static final String UNASKED = ".follower";

  private final Followers followers;
  private final Citizens citizens;
  private final Outbox outbox;
  private final Renderer renderer;
  private final ReasonWords reasons;

  CaseNotices(Followers followers, Citizens citizens, Outbox outbox, Renderer renderer) {
    this.followers = followers;
    this.citizens = citizens;
    this.outbox = outbox;
    this.renderer = renderer;
    this.reasons = new ReasonWords(renderer);
  }

  /**
   * What is told: a text, and the event that it tells of.
   *
   * @param reason said in the language of whoever is told
   * @param writer who wrote the words of the reason
   */
  record News(
      String key, Map<String, String> values, long event, Optional<Reason> reason, String writer) {
    static News of(String key, CaseFile file, Map<String, String> values, long event) {
      String writer = ReasonWords.writer(Role.OFFICER);
      return new News(key, values, event, file.standing().reason(), writer);
    }

    News writtenBy(String other) {
      return new News(key, values, event, reason, other);
    }
  }

  /**
   * Tells everybody who follows a case.
   *
   * @param but who did it themselves, and is answered where they did it
   */
  void tell(Tx tx, CaseFile file, News news, Optional<Msisdn> but, Instant now) {
    for (Follower follower : followers.of(tx, file.id())) {
      if (but.filter(follower.phone()::equals).isEmpty()) {
        String key =
            ASKING.contains(news.key()) && !follower.reporter() ? news.key() + UNASKED : news.key();
        String cause = cause(file, news) + "/follower/" + follower.id();
        Language language = language(tx, follower);
        send(tx, new Letter("case_notice", follower.phone(), language, key, cause), news, now);
      }
    }
  }

  /** Tells whoever has a case, where the county knows their number. */
  void tell(Tx tx, CaseFile file, News news, Holder holder, Instant now) {
    holder
        .phone()
        .ifPresent(
            phone -> {
              String cause = cause(file, news) + "/staff/" + holder.staff();
              send(
                  tx,
                  new Letter("case_staff", phone, holder.language(), news.key(), cause),
                  news,
                  now);
            });
  }

  private record Letter(String kind, Msisdn to, Language language, String key, String cause) {}

  private void send(Tx tx, Letter letter, News news, Instant now) {
    String body = ReasonWords.inTwoParts(news.reason(), reason -> body(letter, news, reason));
    outbox.enqueue(
        tx,
        new OutgoingMessage(
            letter.kind(),
            letter.to(),
            letter.language().code(),
            Optional.of(letter.key()),
            body,
            now,
            Optional.empty(),
            letter.cause()),
        now);
  }

  private String body(Letter letter, News news, Optional<Reason> reason) {
    Map<String, String> values = new HashMap<>(news.values());
    values.put(
        "reason", reason.map(it -> reasons.told(it, news.writer(), letter.language())).orElse(""));
    return renderer.text(letter.language(), letter.key(), values::get);
  }

  ReasonWords reasons() {
    return reasons;
  }

  /** A text outside a message, for an answer that depends on what an act came to. */
  String text(Language language, String key, Map<String, String> values) {
    return renderer.text(language, key, values::get);
  }

  private static String cause(CaseFile file, News news) {
    return "case/" + file.reference().digits() + "/event/" + news.event();
  }

  /** The language that somebody is told in: as they last chose, else as they joined. */
  Language language(Tx tx, Follower follower) {
    return citizens
        .find(tx, follower.phone())
        .flatMap(Citizen::language)
        .or(() -> Optional.of(follower.language()))
        .flatMap(Language::of)
        .orElse(Language.SW);
  }

  /** Where it is, behind what it is about: nothing where nobody said. */
  private static String place(CaseFile file) {
    return Stream.of(file.matter().wardName(), file.matter().landmark())
        .flatMap(Optional::stream)
        .map(each -> ", " + each)
        .collect(Collectors.joining());
  }

  /** What fills the slots of every text about a case. */
  static Map<String, String> values(CaseFile file, CaseRules rules) {
    Map<String, String> values = new HashMap<>();
    values.put("number", file.reference().digits());
    values.put(
        "service",
        file.matter().service().map(it -> it.toLowerCase(Locale.ROOT)).orElse("unsorted"));
    values.put("state", file.standing().state());
    values.put("holder", file.standing().holder().orElse("nobody"));
    values.put("place", place(file));
    values.put("hours", Long.toString(rules.clock().ladder().citizenWord().toHours()));
    values.put(
        "due",
        file.standing()
            .promise()
            .map(it -> LocalDate.ofInstant(it.dueAt(), NAIROBI).toString())
            .orElse(""));
    return values;
  }
}
