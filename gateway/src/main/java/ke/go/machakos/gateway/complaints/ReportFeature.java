package ke.go.machakos.gateway.complaints;

import java.util.List;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.ReportDrafts;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.Told;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.enquiries.AnswerBook;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.sms.Conversation;
import ke.go.machakos.menus.page.Renderer;

/**
 * Reports by SMS over the stores, wired by hand.
 *
 * @param text takes what is no command
 * @param conversations wait for the answers to what it asks
 * @param late opens what nobody answered for
 */
public record ReportFeature(TextReport text, List<Conversation> conversations, LateReports late) {
  /** Who else has a part in it. */
  public record Parts(CaseDesk cases, Reader reader, AnswerBook answers, FloodAlarm floods) {}

  /** Wires it. */
  public static ReportFeature over(Database database, Vault vault, Parts parts, Renderer renderer) {
    Citizens citizens = new Citizens(database, vault);
    Gazetteer gazetteer = new Gazetteer(new Places(database));
    SimilarCases similar = new SimilarCases(database, vault);
    SmsDialogues dialogues = new SmsDialogues(database, vault);
    ReportDrafts kept = new ReportDrafts(database, vault);
    Services services = parts.cases().services();
    Reader reader = parts.reader();
    Drafts drafts = new Drafts(kept, dialogues);
    Reports reports =
        new Reports(
            new Opening(parts.cases(), citizens, services),
            reader,
            new FloodWatch(similar, services, parts.floods()),
            gazetteer);
    LateReports late =
        new LateReports(
            database, kept, dialogues, drafts, reports, new Outbox(database, vault), renderer);
    ServiceCodes codes = new ServiceCodes(services);
    Whereabouts whereabouts = new Whereabouts(reader, gazetteer);
    ReportSteps steps =
        new ReportSteps(
            reports,
            drafts,
            new SameMatter(similar, codes),
            parts.cases(),
            whereabouts,
            gazetteer,
            renderer,
            codes);
    Triage triage = new Triage(services);
    OtherMatter others = new OtherMatter(reader, triage);
    TextReport text =
        new TextReport(
            reader, triage, steps, late, others, parts.answers(), new Told(database, vault));
    return new ReportFeature(text, new ReportAnswers(steps, whereabouts, others).all(), late);
  }
}
