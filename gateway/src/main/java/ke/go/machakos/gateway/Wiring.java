package ke.go.machakos.gateway;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Pins;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.permits.Permits;
import ke.go.machakos.db.places.Gazetteer;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.projects.Projects;
import ke.go.machakos.db.projects.Remarks;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.Pages;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.db.turns.TurnReceipts;
import ke.go.machakos.gateway.answers.AnswerKinds;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.ApplicationRules;
import ke.go.machakos.gateway.applications.Billing;
import ke.go.machakos.gateway.applications.BookedBilling;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.applications.FormActions;
import ke.go.machakos.gateway.applications.HolderReminders;
import ke.go.machakos.gateway.applications.OwnActions;
import ke.go.machakos.gateway.applications.PermitForms;
import ke.go.machakos.gateway.applications.PermitLinks;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.CaseRules;
import ke.go.machakos.gateway.cases.CodeGuard;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.cases.ReporterDesk;
import ke.go.machakos.gateway.citizens.CitizenActions;
import ke.go.machakos.gateway.citizens.Gate;
import ke.go.machakos.gateway.citizens.PinActions;
import ke.go.machakos.gateway.complaints.ComplaintActions;
import ke.go.machakos.gateway.complaints.FloodAlarm;
import ke.go.machakos.gateway.complaints.FloodWatch;
import ke.go.machakos.gateway.complaints.FollowActions;
import ke.go.machakos.gateway.complaints.FollowCodes;
import ke.go.machakos.gateway.complaints.Opening;
import ke.go.machakos.gateway.complaints.Reader;
import ke.go.machakos.gateway.complaints.SameActions;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Turns;
import ke.go.machakos.gateway.fees.Instalments;
import ke.go.machakos.gateway.learning.Models;
import ke.go.machakos.gateway.officer.CaseActs;
import ke.go.machakos.gateway.officer.DeskActs;
import ke.go.machakos.gateway.officer.OfficerApplications;
import ke.go.machakos.gateway.officer.OfficerDesk;
import ke.go.machakos.gateway.outbox.QueuedFinish;
import ke.go.machakos.gateway.payments.BillActions;
import ke.go.machakos.gateway.payments.PartPlan;
import ke.go.machakos.gateway.payments.PayActions;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.PaymentActions;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.gateway.permits.PermitActions;
import ke.go.machakos.gateway.projects.ProjectActions;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.staff.PageSms;
import ke.go.machakos.gateway.staff.PageSweep;
import ke.go.machakos.gateway.staff.PageTexts;
import ke.go.machakos.gateway.staff.Pager;
import ke.go.machakos.gateway.staff.Paging;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.gateway.staff.StaffRoster;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.gateway.verify.VerifyActions;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.definition.Vocabulary;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.TextCatalog;

/** The features over their stores: a flat list, wired by hand. */
public final class Wiring {
  private Wiring() {}

  /** Every action that menus can name. */
  public static List<Action> actions(
      Database database,
      Vault vault,
      PayBill payBill,
      Services services,
      Reader reader,
      CaseDesk desk,
      ApplicationDesk applications,
      FloodAlarm floods,
      Prompts prompts) {
    return actions(
        database,
        vault,
        payBill,
        services,
        reader,
        desk,
        applications,
        floods,
        prompts,
        FollowCodes.random());
  }

  /** The same with secret codes that are known before. */
  public static List<Action> actions(
      Database database,
      Vault vault,
      PayBill payBill,
      Services services,
      Reader reader,
      CaseDesk desk,
      ApplicationDesk applications,
      FloodAlarm floods,
      Prompts prompts,
      FollowCodes codes) {
    Citizens citizens = new Citizens(database, vault);
    Pins pins = new Pins(vault);
    Gate gate = new Gate(citizens, pins);
    Bills bills = new Bills(database, vault);
    List<Action> actions = new ArrayList<>();
    actions.addAll(new CitizenActions(database, citizens).all());
    actions.addAll(new PinActions(citizens, pins).all());
    actions.addAll(
        new PermitActions(new Permits(database, vault), bills, gate, desk.reasonWords()).all());
    actions.addAll(new BillActions(bills, gate, payBill).all());
    actions.addAll(new PayActions(bills, prompts, payBill, parts(applications)).all());
    actions.addAll(new PaymentActions(new Payments(database)).all());
    actions.addAll(new VerifyActions(Verifier.over(database, vault)).all());
    actions.addAll(
        new ProjectActions(
                new Gazetteer(new Places(database)),
                new Projects(database),
                new Remarks(database),
                citizens)
            .all());
    actions.addAll(
        new ComplaintActions(
                new Opening(desk, citizens, services, codes),
                new FloodWatch(new SimilarCases(database, vault), services, floods),
                reader,
                services,
                MuteDesk.over(database, vault))
            .all());
    actions.addAll(following(database, vault, desk).all());
    actions.addAll(new SameActions(database, vault, desk, reader).all());
    actions.addAll(new FormActions(applications, citizens).all());
    actions.addAll(
        new OwnActions(database, applications, new Permits(database, vault), gate).all());
    return actions;
  }

  /** A permit's bill is paid in as many parts as the catalogue allows for its kind. */
  private static PartPlan parts(ApplicationDesk applications) {
    PermitForms forms = applications.rules().forms();
    return bill ->
        Instalments.next(
            bill.amount().minus(bill.waived()),
            bill.paid(),
            forms.instalments(bill.stream().code()));
  }

  /** What menus and texts can ask of a case. */
  static FollowActions following(Database database, Vault vault, CaseDesk desk) {
    return new FollowActions(
        new Cases(database, vault),
        new ReporterDesk(desk),
        desk.services(),
        MuteDesk.over(database, vault),
        new CodeGuard(desk));
  }

  /** The one desk of all cases. */
  public static CaseDesk cases(
      Database database, Vault vault, CaseRules rules, Roster roster, Pager pager, Renderer texts) {
    return CaseDesk.over(database, vault, rules, roster, pager, texts);
  }

  /** What applications cost, how they are billed, and where what is issued is fetched. */
  public record Fees(Charges charges, Billing billing, PermitLinks links) {}

  /** The one desk of all applications. */
  public static ApplicationDesk applications(
      Database database,
      Vault vault,
      ApplicationRules rules,
      Roster roster,
      Fees fees,
      Renderer texts) {
    return ApplicationDesk.over(
        database, vault, rules, roster, fees.charges(), fees.billing(), fees.links(), texts);
  }

  /**
   * The people of the county.
   *
   * @param roster who has a matter
   * @param paging who is woken by one
   * @param sms their answer
   */
  public record People(Roster roster, Paging paging, PageSms sms) {}

  /** The people over the stores; what opens and moves cases takes the roster and the pager. */
  public static People people(Database database, Vault vault, Renderer renderer) {
    StaffDirectory staff = new StaffDirectory(database, vault);
    Pages pages = new Pages(database);
    Outbox outbox = new Outbox(database, vault);
    Paging paging =
        new Paging(
            staff,
            pages,
            new PageTexts(outbox, new Places(database), renderer),
            new Audit(database));
    return new People(new StaffRoster(staff), paging, new PageSms(staff, pages, paging));
  }

  /** Passes on the calls that nobody answers. */
  public static PageSweep calls(Database database, People people, InstantSource clock) {
    return new PageSweep(database, new Pages(database), people.paging(), clock);
  }

  /** The officers' page of a demonstration. */
  public static OfficerDesk officers(
      Database database,
      Vault vault,
      People people,
      CaseDesk cases,
      Models models,
      Renderer renderer,
      InstantSource clock) {
    CaseActs acts = new DeskActs(database, cases, MuteDesk.over(database, vault));
    return new OfficerDesk(
        database,
        vault,
        people.roster(),
        cases.workflow(),
        cases.services(),
        cases.reasons(),
        acts,
        models,
        renderer,
        clock);
  }

  /** Reminds the holders of permits that no application led to. */
  static HolderReminders holderReminders(Core core) {
    return new HolderReminders(
        core.database(),
        core.vault(),
        core.applications().rules().forms(),
        core.book().renderer(),
        core.clock());
  }

  /** The officers' pages of applications, of a demonstration too. */
  static OfficerApplications applicationPages(Core core) {
    return new OfficerApplications(
        core.database(),
        core.vault(),
        core.people().roster(),
        core.applications(),
        core.book().renderer(),
        core.clock());
  }

  /** What menus may name, without a store: features declare it whether they have one or not. */
  public static Vocabulary vocabulary(Services services) {
    Database nowhere = Database.absent();
    Vault open = Keys.passing();
    Renderer silent = new Renderer(TextCatalog.of(Map.of(), new ArrayList<>()));
    CaseDesk desk =
        cases(nowhere, open, CaseRules.declared(services), Roster.EMPTY, Pager.SILENT, silent);
    ApplicationDesk applications =
        applications(
            nowhere,
            open,
            ApplicationRules.declared(),
            Roster.EMPTY,
            new Fees(
                Charges.UNKNOWN,
                new BookedBilling(open, new PermitForms(List.of())),
                PermitLinks.NONE),
            silent);
    return vocabulary(
        actions(
            nowhere,
            open,
            PayBill.SAMPLE,
            services,
            Reader.absent(),
            desk,
            applications,
            () -> {},
            Prompts.NONE));
  }

  /** What menus may name. */
  public static Vocabulary vocabulary(List<Action> actions) {
    return Vocabulary.of(actions.stream().map(Action::spec).toList(), AnswerKinds.all());
  }

  /** The turns of a book over both stores. */
  public static Turns turns(
      MenuBook book, List<Action> actions, Stores stores, Vault vault, InstantSource clock) {
    Database database = stores.database();
    return Turns.over(
        book,
        actions,
        new TurnReceipts(database, vault, clock),
        new QueuedFinish(database, new Outbox(database, vault), book.renderer()),
        new Citizens(database, vault)::agreedSince,
        stores.sessions(),
        vault,
        clock);
  }
}
