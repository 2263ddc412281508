package ke.go.machakos.gateway.complaints;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.outbox.Told;
import ke.go.machakos.gateway.enquiries.AnswerBook;
import ke.go.machakos.gateway.sms.FreeText;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.nlp.Verdict;

/**
 * Makes a case of a text in somebody's own words, or asks what is missing, or answers. Nothing that
 * is written is lost: what interrupts a report leaves it opened with what is known. Thread-safe.
 */
public final class TextReport implements FreeText {
  private static final String JUNK = "report.junk";
  private static final Duration JUNK_ANSWERED_ONCE_IN = Duration.ofDays(1);

  private final Reader reader;
  private final Triage triage;
  private final ReportSteps steps;
  private final LateReports late;
  private final OtherMatter others;
  private final AnswerBook answers;
  private final Told told;

  TextReport(
      Reader reader,
      Triage triage,
      ReportSteps steps,
      LateReports late,
      OtherMatter others,
      AnswerBook answers,
      Told told) {
    this.reader = reader;
    this.triage = triage;
    this.steps = steps;
    this.late = late;
    this.others = others;
    this.answers = answers;
    this.told = told;
  }

  @Override
  public boolean danger(String text) {
    return triage.isDanger(reader.read(text));
  }

  @Override
  public SmsReply answer(SmsAsk ask) {
    Optional<Draft> before = Drafts.of(ask);
    if (before.isEmpty()) {
      return begin(ask);
    }
    Draft draft = before.get();
    return Drafts.awaited(draft, ask) && !others.in(ask.argument(), draft)
        ? goOn(draft, ask)
        : begin(ask).after(late.opening(draft, ask.now()));
  }

  /** A text that answers no question of a report that waits for an answer. */
  private SmsReply goOn(Draft draft, SmsAsk ask) {
    return switch (draft.question().orElseThrow()) {
      case SERVICE -> explained(draft, ask);
      case WARD, SAME -> steps.open(draft.saying(ask.argument()), ask.now());
    };
  }

  /** The second text may say it, or both together; if they do not, a person reads them. */
  private SmsReply explained(Draft draft, SmsAsk ask) {
    Draft both = draft.saying(ask.argument());
    Verdict second = reader.read(ask.argument());
    return clear(second)
        .or(() -> clear(reader.read(both.words())))
        .map(service -> steps.next(placed(both, second).about(service), ask.now()))
        .orElseGet(() -> steps.open(both, "report.sorted-later", ask.now()));
  }

  private Optional<String> clear(Verdict verdict) {
    return triage.of(verdict) instanceof Triage.Clear clear
        ? Optional.of(clear.service())
        : Optional.empty();
  }

  private SmsReply begin(SmsAsk ask) {
    if (!Typed.says(ask.argument())) {
      return SmsReply.of(ask, "sms.help");
    }
    Verdict verdict = reader.read(ask.argument());
    Draft draft =
        placed(
            Draft.of(ask.caller(), ask.argument(), language(ask, verdict)).readAs(verdict),
            verdict);
    return switch (triage.of(verdict)) {
      case Triage.Clear clear -> steps.next(draft.about(clear.service()), ask.now());
      case Triage.Danger danger ->
          steps.open(draft.about(danger.service()), "report.danger", ask.now());
      case Triage.National national ->
          SmsReply.of(ask, "report.to." + national.service()).in(draft.language());
      case Triage.Ask unclear ->
          known(draft, verdict)
              .orElseGet(() -> steps.askService(draft, unclear.services(), ask.now()));
      case Triage.Question _ ->
          answered(draft)
              .orElseGet(
                  () ->
                      steps.open(
                          draft.about(ServiceCodes.value(ServiceCodes.ENQUIRY)),
                          "report.question",
                          ask.now()));
      case Triage.Praise _ -> SmsReply.of(ask, "report.praise").in(draft.language()).forHuman();
      case Triage.Junk _ -> junk(ask, draft.language());
      case Triage.Unread _ ->
          known(draft, verdict)
              .orElseGet(() -> steps.open(draft, "report.sorted-later", ask.now()));
    };
  }

  private Draft placed(Draft draft, Verdict verdict) {
    return verdict.wards().size() == 1 ? draft.in(verdict.wards().getFirst()) : draft;
  }

  /** The answer to what may be a question. */
  private Optional<SmsReply> known(Draft draft, Verdict verdict) {
    boolean maybe =
        verdict.services().stream().anyMatch(it -> it.label().equals(ServiceCodes.ENQUIRY));
    return maybe ? answered(draft) : Optional.empty();
  }

  private Optional<SmsReply> answered(Draft draft) {
    return answers
        .to(draft.words(), draft.language())
        .map(
            answer ->
                SmsReply.silent(draft.language(), Inbox.State.HANDLED)
                    .saying(
                        "report.answer",
                        Map.of("answer", answer.text(), "sample", answer.sample() ? "yes" : "no")));
  }

  private SmsReply junk(SmsAsk ask, Language language) {
    SmsReply silent = SmsReply.silent(language, Inbox.State.HANDLED);
    boolean again = told.since(ask.caller(), JUNK, ask.now().minus(JUNK_ANSWERED_ONCE_IN));
    return again ? silent : silent.saying(JUNK);
  }

  /** The one that was chosen, else the one of the text. */
  private static Language language(SmsAsk ask, Verdict verdict) {
    if (ask.chosen() || verdict.language().equals("und")) {
      return ask.language();
    }
    return verdict.language().equals("en") ? Language.EN : Language.SW;
  }
}
