package ke.go.machakos.gateway.complaints;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.inbox.ReportDrafts;
import ke.go.machakos.db.inbox.SmsDialogue;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.sms.SmsAsk;

/** The reports that wait for an answer, and the conversations that wait with them. Thread-safe. */
final class Drafts {
  /** After this nobody waits for an answer any more: the case is opened with what is known. */
  static final Duration PATIENCE = Duration.ofMinutes(30);

  private final ReportDrafts drafts;
  private final SmsDialogues dialogues;

  Drafts(ReportDrafts drafts, SmsDialogues dialogues) {
    this.drafts = drafts;
    this.dialogues = dialogues;
  }

  /** The report of whoever asks. */
  static Optional<Draft> of(SmsAsk ask) {
    return ask.sender().draft().map(Draft::of);
  }

  /** Whether what is asked answers the question of a report. */
  static boolean awaited(Draft draft, SmsAsk ask) {
    return ask.sender()
        .waiting(ask.now())
        .filter(
            dialogue ->
                draft.question().filter(it -> it.kind().equals(dialogue.kind())).isPresent())
        .isPresent();
  }

  /** Waits for an answer. */
  void wait(Tx tx, Draft draft, Instant now) {
    Instant end = now.plus(PATIENCE);
    drafts.keep(tx, draft.kept(), end);
    String kind = draft.question().orElseThrow().kind();
    dialogues.ask(tx, draft.from(), new SmsDialogue(kind, ""), now, end);
  }

  /**
   * Waits no longer. What was planned for a report that somebody else took meanwhile must not
   * happen.
   */
  void take(Tx tx, Draft draft, Instant now) {
    if (!drafts.take(tx, draft.from())) {
      throw new IllegalStateException("the report was taken meanwhile");
    }
    draft.question().ifPresent(asked -> dialogues.end(tx, draft.from(), asked.kind(), now));
  }
}
