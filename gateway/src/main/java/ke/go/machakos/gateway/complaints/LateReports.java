package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ke.go.machakos.db.inbox.ReportDraft;
import ke.go.machakos.db.inbox.ReportDrafts;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.page.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the cases of reports whose senders did not answer, with what is known, and tells them.
 * Thread-safe, and several nodes may do so.
 */
public final class LateReports {
  private static final Logger LOG = LoggerFactory.getLogger(LateReports.class);
  private static final String TOLD = "report.late";
  private static final int SWEPT = 200;

  private final Database database;
  private final ReportDrafts kept;
  private final SmsDialogues dialogues;
  private final Drafts drafts;
  private final Reports reports;
  private final Outbox outbox;
  private final Renderer renderer;

  LateReports(
      Database database,
      ReportDrafts kept,
      SmsDialogues dialogues,
      Drafts drafts,
      Reports reports,
      Outbox outbox,
      Renderer renderer) {
    this.database = database;
    this.kept = kept;
    this.dialogues = dialogues;
    this.drafts = drafts;
    this.reports = reports;
    this.outbox = outbox;
    this.renderer = renderer;
  }

  /** Opens those that nobody answered for; says how many there were. */
  public int sweep(Instant now) {
    int opened = 0;
    for (ReportDraft late : kept.expired(now, SWEPT)) {
      try {
        Consumer<Tx> opening = opening(Draft.of(late), now);
        opened += database.<Boolean>write(tx -> overdue(tx, late, opening, now)) ? 1 : 0;
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("a report that waited too long could not be opened", e);
      }
    }
    return opened;
  }

  private boolean overdue(Tx tx, ReportDraft late, Consumer<Tx> opening, Instant now) {
    dialogues.lock(tx, late.from());
    boolean overdue = kept.overdue(tx, late.from(), now);
    if (overdue) {
      opening.accept(tx);
    }
    return overdue;
  }

  /** Prepares the case of a report that waits, without its answer. */
  Consumer<Tx> opening(Draft draft, Instant now) {
    SmsReply.Effect opening = reports.opening(draft, now);
    return tx -> {
      drafts.take(tx, draft, now);
      Map<String, String> values = opening.in(tx);
      outbox.enqueue(tx, told(draft, values, now), now);
    };
  }

  private OutgoingMessage told(Draft draft, Map<String, String> values, Instant now) {
    return new OutgoingMessage(
        "report_late",
        draft.from(),
        draft.language().code(),
        Optional.of(TOLD),
        renderer.text(draft.language(), TOLD, values::get),
        now,
        Optional.empty(),
        "report-late/" + values.get("number"));
  }
}
