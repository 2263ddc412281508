package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * Tells people of a step of an application by SMS, each in their own language: rows of the outbox
 * in the transaction of the step. Thread-safe.
 */
final class ApplicationNotices {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /** Under which name it is kept who wrote the words of a reason. */
  static final String WRITER = "writer";

  private final Citizens citizens;
  private final Outbox outbox;
  private final PermitForms forms;
  private final Renderer renderer;
  private final ReasonWords reasons;

  ApplicationNotices(Citizens citizens, Outbox outbox, PermitForms forms, Renderer renderer) {
    this.forms = forms;
    this.citizens = citizens;
    this.outbox = outbox;
    this.renderer = renderer;
    this.reasons = new ReasonWords(renderer);
  }

  /**
   * What is told: a text, what else fills its slots, and the fact that it tells of.
   *
   * @param until when a reminder that nobody asked for is no use any more; empty for an answer
   */
  record News(String key, Map<String, String> values, String fact, Optional<Instant> until) {
    static News of(String key, Map<String, String> values, long event) {
      return new News(key, values, "event/" + event, Optional.empty());
    }
  }

  /** Tells the applicant, where the county knows their number. */
  void tell(Tx tx, ApplicationFile file, News news, Instant now) {
    file.matter()
        .phone()
        .ifPresent(
            phone -> {
              Language language = language(tx, file, phone);
              String cause = cause(file, news) + "/applicant";
              send(tx, file, new Letter("application_notice", phone, language, cause), news, now);
            });
  }

  /** Tells the applicant what a bill is made of, in a message behind that of the bill. */
  void explain(Tx tx, ApplicationFile file, Reference bill, Charges.Charge charge, Instant now) {
    file.matter()
        .phone()
        .ifPresent(
            phone -> {
              Language language = language(tx, file, phone);
              charge
                  .sms(language)
                  .ifPresent(
                      text -> {
                        News news =
                            new News(
                                "application.explained",
                                Map.of("lines", text),
                                "bill/" + bill.digits() + "/explained",
                                Optional.empty());
                        String cause = cause(file, news) + "/applicant";
                        Letter letter = new Letter("application_notice", phone, language, cause);
                        send(tx, file, letter, news, now);
                      });
            });
  }

  /** Tells whoever has an application, where the county knows their number. */
  void tell(Tx tx, ApplicationFile file, News news, Holder holder, Instant now) {
    holder
        .phone()
        .ifPresent(
            phone -> {
              String cause = cause(file, news) + "/staff/" + holder.staff();
              Letter letter = new Letter("application_staff", phone, holder.language(), cause);
              send(tx, file, letter, news, now);
            });
  }

  private record Letter(String kind, Msisdn to, Language language, String cause) {}

  private void send(Tx tx, ApplicationFile file, Letter letter, News news, Instant now) {
    String body =
        ReasonWords.inTwoParts(
            file.standing().reason(), reason -> body(file, letter, news, reason));
    outbox.enqueue(
        tx,
        new OutgoingMessage(
            letter.kind(),
            letter.to(),
            letter.language().code(),
            Optional.of(news.key()),
            body,
            now,
            news.until(),
            letter.cause(),
            news.until().isEmpty()),
        now);
  }

  private String body(ApplicationFile file, Letter letter, News news, Optional<Reason> reason) {
    Language language = letter.language();
    String writer = news.values().getOrDefault(WRITER, ReasonWords.writer(Role.OFFICER));
    Map<String, String> values = new HashMap<>(values(file, language));
    values.put("documents", documents(forms, file.matter().type().code(), language));
    values.put("by", ReasonWords.by(reason, writer));
    values.put("reason", reason.map(it -> reasons.told(it, writer, language)).orElse("-"));
    values.putAll(news.values());
    return renderer.text(language, news.key(), values::get);
  }

  /** Why an application is in its state, for a screen. */
  Map<String, String> why(ApplicationFile file, Language language) {
    Optional<Reason> reason = file.standing().reason();
    return Map.of(
        "by",
        ReasonWords.by(reason, ReasonWords.writer(Role.OFFICER)),
        "reason",
        reason.map(it -> reasons.shown(it, language)).orElse("-"));
  }

  /** The documents of a type as one line. */
  static String documents(PermitForms forms, String type, Language language) {
    return forms.of(type, PermitForms.Part.DOCUMENT).stream()
        .map(line -> line.name(language))
        .collect(Collectors.joining(", "));
  }

  private static String cause(ApplicationFile file, News news) {
    return "application/" + file.reference().digits() + "/" + news.fact();
  }

  /** The language that an applicant is told in: as they last chose, else as they applied. */
  private Language language(Tx tx, ApplicationFile file, Msisdn phone) {
    return citizens
        .find(tx, phone)
        .flatMap(Citizen::language)
        .or(() -> Optional.of(file.matter().language()))
        .flatMap(Language::of)
        .orElse(Language.SW);
  }

  /** What fills the slots of every text about an application, but for why it stands there. */
  static Map<String, String> values(ApplicationFile file, Language language) {
    ApplicationFile.Standing at = file.standing();
    Map<String, String> values = new HashMap<>();
    values.put("number", file.reference().digits());
    values.put("type", file.matter().type().name(language.code()));
    values.put("ward", file.matter().wardName());
    values.put("state", at.state());
    values.put("holder", at.holder().orElse("nobody"));
    values.put("sample", file.matter().sample() ? "yes" : "no");
    values.put(
        "due",
        at.promise().map(it -> LocalDate.ofInstant(it.dueAt(), NAIROBI).toString()).orElse(""));
    values.put("bill", at.bill().map(it -> it.digits()).orElse("-"));
    values.put("permit", at.issue().map(it -> it.permit().digits()).orElse("-"));
    values.put("from", at.issue().map(it -> it.from().toString()).orElse(""));
    values.put("until", at.issue().map(it -> it.to().toString()).orElse(""));
    return values;
  }
}
