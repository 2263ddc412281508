package ke.go.machakos.gateway;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.cases.CasePrivacy;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.Acquaintances;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.DeliveryReports;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.Told;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.projects.Projects;
import ke.go.machakos.db.projects.Remarks;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.applications.ApplicationLook;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.CaseSms;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.citizens.LanguageSms;
import ke.go.machakos.gateway.complaints.ComplaintSms;
import ke.go.machakos.gateway.complaints.PrivateSms;
import ke.go.machakos.gateway.payments.BillActions;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.PaymentActions;
import ke.go.machakos.gateway.payments.PaymentSms;
import ke.go.machakos.gateway.payments.StatementSms;
import ke.go.machakos.gateway.permits.PermitActions;
import ke.go.machakos.gateway.permits.PermitSms;
import ke.go.machakos.gateway.projects.ProjectActions;
import ke.go.machakos.gateway.projects.ProjectSms;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.sms.Conversation;
import ke.go.machakos.gateway.sms.FreeText;
import ke.go.machakos.gateway.sms.NumberDoor;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.gateway.sms.SmsRouter;
import ke.go.machakos.gateway.sms.StandingCommands;
import ke.go.machakos.gateway.sms.StatusCommand;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.VerifySms;
import ke.go.machakos.menus.page.Renderer;

/** What people can text, over the stores: a flat list, wired by hand. */
public final class SmsWiring {
  private SmsWiring() {}

  /** Every command that people can text. */
  public static List<SmsCommand> commands(
      Database database, Vault vault, PayBill payBill, CaseDesk desk) {
    Citizens citizens = new Citizens(database, vault);
    Gate gate = new Gate(citizens, new Pins(vault));
    Bills bills = new Bills(database, vault);
    var permits =
        new PermitSms(
            new PermitActions(new Permits(database, vault), bills, gate, desk.reasonWords()));
    var payments =
        new PaymentSms(
            new BillActions(bills, gate, payBill), new PaymentActions(new Payments(database)));
    Gazetteer places = new Gazetteer(new Places(database));
    Projects works = new Projects(database);
    var projects =
        new ProjectSms(
            new ProjectActions(places, works, new Remarks(database), citizens), places, works);
    var cases = new ComplaintSms(Wiring.following(database, vault, desk));
    SmsDialogues dialogues = new SmsDialogues(database, vault);
    var standing = new StandingCommands(new OptOuts(vault), dialogues);
    List<SmsCommand> commands = new ArrayList<>(standing.all());
    commands.add(new LanguageSms(citizens, dialogues).command());
    commands.add(permits.command());
    commands.addAll(payments.commands());
    commands.add(
        new StatementSms(citizens, bills, new Payments(database), payments.look()).command());
    commands.add(new VerifySms(Verifier.over(database, vault)).command());
    commands.add(projects.command());
    commands.addAll(new CaseSms(desk).commands());
    commands.add(new PrivateSms(new CasePrivacy(database), citizens).command());
    commands.add(
        new StatusCommand(
                List.of(
                    permits.look(),
                    payments.look(),
                    projects.look(),
                    cases.look(),
                    new ApplicationLook(database, vault).look()))
            .command());
    return commands;
  }

  /** The way of every message from the inbox to its answer. */
  public static SmsIntake intake(
      Database database,
      Vault vault,
      List<SmsCommand> commands,
      FreeText text,
      List<Conversation> conversations,
      Settings.Codes codes,
      Renderer renderer,
      InstantSource clock) {
    SmsDialogues dialogues = new SmsDialogues(database, vault);
    SmsRouter router =
        new SmsRouter(
            commands,
            conversations,
            text,
            dialogues,
            new Acquaintances(database, vault, NumberDoor.COUNTS),
            codes.keyword(),
            new NumberDoor(new Told(database, vault), text::danger));
    SmsIntake.Stores stores =
        new SmsIntake.Stores(
            new Inbox(database, vault),
            dialogues,
            new OptOuts(vault),
            new Outbox(database, vault),
            new DeliveryReports(database));
    return new SmsIntake(database, stores, router, renderer, clock);
  }
}
