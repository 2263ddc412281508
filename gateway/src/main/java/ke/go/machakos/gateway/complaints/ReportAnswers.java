package ke.go.machakos.gateway.complaints;

import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.sms.Conversation;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsReply;

/**
 * The answers that the questions of a report wait for. What is none is left to commands, and then
 * to {@link TextReport}. Thread-safe.
 */
final class ReportAnswers {
  /** A longer answer to "where?" says what it is near as well. */
  private static final int ONLY_A_NAME = 2;

  private final ReportSteps steps;
  private final Whereabouts whereabouts;
  private final OtherMatter others;

  ReportAnswers(ReportSteps steps, Whereabouts whereabouts, OtherMatter others) {
    this.steps = steps;
    this.whereabouts = whereabouts;
    this.others = others;
  }

  List<Conversation> all() {
    return List.of(
        new Asked(Draft.Question.SERVICE, this::service),
        new Asked(Draft.Question.WARD, this::ward),
        new Asked(Draft.Question.SAME, this::same));
  }

  private Optional<SmsReply> service(Draft draft, SmsAsk ask) {
    return Typed.choice(ask.argument(), draft.offered())
        .map(service -> steps.next(draft.about(service), ask.now()));
  }

  private Optional<SmsReply> ward(Draft draft, SmsAsk ask) {
    String text = ask.argument();
    Optional<String> chosen = Typed.choice(text, draft.offered());
    if (chosen.isPresent()) {
      return chosen.map(ward -> steps.next(draft.in(ward), ask.now()));
    }
    if (others.in(text, draft)) {
      return Optional.empty();
    }
    List<String> wards = whereabouts.named(text);
    if (wards.size() == 1) {
      Draft placed = draft.in(wards.getFirst());
      return Optional.of(
          steps.next(Typed.words(text) > ONLY_A_NAME ? placed.near(text) : placed, ask.now()));
    }
    return wards.isEmpty() || !draft.offered().isEmpty()
        ? Optional.empty()
        : Optional.of(steps.askWard(draft, wards, ask.now()));
  }

  private Optional<SmsReply> same(Draft draft, SmsAsk ask) {
    return Typed.yes(ask.argument())
        .map(
            yes ->
                yes
                    ? steps.follow(
                        draft,
                        new Reference(Reference.Kind.CASE, draft.offered().getFirst()),
                        ask.now())
                    : steps.open(draft, ask.now()));
  }
}
