package ke.go.machakos.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.applications.DraftAnswers;
import ke.go.machakos.gateway.applications.DraftDesk;
import ke.go.machakos.gateway.applications.DraftView;
import ke.go.machakos.gateway.applications.Finished;
import ke.go.machakos.menus.Nearest;
import ke.go.machakos.menus.text.Language;

/** What {@code act} does with half-finished applications: list those of a number, finish one. */
record DraftActs(DraftDesk desk, Instant now) {
  /** With a number: what was begun from it. */
  static final String DRAFTS = "drafts";

  /** With an application that was not submitted yet: submit it. */
  static final String FINISH = "finish";

  private static final int MOST_NAMED = 12;

  NumberActs.Answer list(Msisdn phone, DraftDesk.By by) {
    if (!desk.mayFinish(by.staff().role())) {
      return notAllowed();
    }
    if (by.reason().isBlank()) {
      return reasonMissing();
    }
    List<DraftView> all = desk.list(phone, by, now);
    return new NumberActs.Answer(
        true,
        all.isEmpty()
            ? "nothing is half-finished from that number"
            : all.stream().map(DraftActs::line).collect(Collectors.joining("\n")));
  }

  /** How one stands; empty where there is none of that number. */
  Optional<NumberActs.Answer> show(Reference reference) {
    return desk.look(reference, now).map(draft -> new NumberActs.Answer(true, line(draft)));
  }

  NumberActs.Answer finish(Reference reference, DraftAnswers answers, DraftDesk.By by) {
    return switch (desk.finish(reference, answers, by, now)) {
      case Finished.Done(var file) -> new NumberActs.Answer(true, ApplicationActs.line(file));
      case Finished.NotAllowed _ -> notAllowed();
      case Finished.ReasonMissing _ -> reasonMissing();
      case Finished.Locked _ ->
          refused("its number is locked by wrong PINs: unlock it first, when you know whose it is");
      case Finished.Unconsented _ ->
          refused(
              "they have not agreed that the county keeps their number: read them the notice, and"
                  + " say --agreed if they do");
      case Finished.Lacking(DraftView draft) ->
          refused("not everything is answered: " + missing(draft));
      case Finished.Wrong(String what, String given, List<String> known) ->
          refused(wrong(what, given, known));
      case Finished.Followed _ ->
          refused(
              "its permit is renewed already, or another application to renew it is on its way");
      case Finished.PlaceMissing _ -> refused("say where the documents were shown, with --at");
      case Finished.Gone _ ->
          refused("there is no half-finished application " + reference + ", or it is finished");
    };
  }

  private static String wrong(String what, String given, List<String> known) {
    if (known.isEmpty()) {
      return what.equals("business") || what.equals("name")
          ? what + " " + given + " has no letters, or more than 40"
          : "no " + what + " is asked for this kind of permit";
    }
    String all = known.size() > MOST_NAMED ? "" : "; there are " + String.join(", ", known);
    return what + " " + given + " is not known" + Nearest.hint(given, known) + all;
  }

  private static String line(DraftView draft) {
    String answered =
        draft.answered().isEmpty() ? "nothing yet" : String.join(", ", draft.answered());
    String fee = draft.charge().map(DraftActs::fee).orElse("");
    return "%s %s, half-finished; answered: %s; %s%s"
        .formatted(
            draft.reference(),
            draft.type(),
            answered,
            draft.missing().isEmpty() ? "nothing is missing" : "missing: " + missing(draft),
            fee);
  }

  private static String missing(DraftView draft) {
    return draft.missing().stream().map(DraftActs::missing).collect(Collectors.joining("; "));
  }

  private static String missing(DraftView.Missing missing) {
    return "--"
        + missing.what()
        + (missing.choices().isEmpty() ? "" : " of " + String.join(", ", missing.choices()));
  }

  private static String fee(Charges.Charge charge) {
    List<String> lines = charge.lines(Language.EN);
    String mark = charge.sample() ? "SAMPLE fee " : "fee ";
    return "\n"
        + mark
        + charge.total()
        + lines.stream().collect(Collectors.joining("; ", ": ", ""));
  }

  private static NumberActs.Answer notAllowed() {
    return refused("only who acts for applicants may do that: --as attendant");
  }

  private static NumberActs.Answer reasonMissing() {
    return refused("say how you know whose it is, with --reason, such as \"came with ID\"");
  }

  private static NumberActs.Answer refused(String words) {
    return new NumberActs.Answer(false, words);
  }
}
