package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.Decided;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * What stands on the pages of whoever acts on applications, and what their forms do, over the one
 * desk of applications. Thread-safe.
 */
public final class OfficerApplications {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final int MOST = 200;

  private final Database database;
  private final ApplicationDesk desk;
  private final Bills bills;
  private final Actors actors;
  private final ApplicationList list;
  private final ApplicationPages pages;
  private final InstantSource clock;

  /** Pages over a desk, on which people act as whoever the roster names for a role. */
  public OfficerApplications(
      Database database,
      Vault vault,
      Roster roster,
      ApplicationDesk desk,
      Renderer renderer,
      InstantSource clock) {
    this.database = database;
    this.desk = desk;
    this.bills = new Bills(database, vault);
    this.actors = new Actors(database, new StaffDirectory(database, vault), roster);
    var words = new ApplicationWords(renderer, desk.rules().forms());
    this.list = new ApplicationList(words);
    this.pages =
        new ApplicationPages(
            words, new ReasonFields(desk.rules().reasons(), new ReasonWords(renderer)));
    this.clock = clock;
  }

  /** What stands in the fields of a form. */
  record Said(
      String action, String reason, String code, String document, String where, boolean unseen) {}

  String list() {
    List<ApplicationFile> files = database.read(tx -> desk.waiting(tx, MOST));
    return list.page(files, files.size() == MOST, clock.instant());
  }

  String missing() {
    return pages.missing();
  }

  /** The page of an application; empty where there is none. */
  Optional<String> sheet(String reference, Role role, Optional<ApplicationResult> result) {
    return find(reference).map(file -> pages.sheet(sheet(file, role, result)));
  }

  private Optional<ApplicationFile> find(String reference) {
    return Reference.parse(reference)
        .filter(it -> it.kind() == Reference.Kind.APPLICATION)
        .flatMap(it -> database.<Optional<ApplicationFile>>read(tx -> desk.find(tx, it)));
  }

  private ApplicationSheet sheet(
      ApplicationFile file, Role role, Optional<ApplicationResult> result) {
    Instant now = clock.instant();
    List<CaseEvent> events = database.read(tx -> desk.events(tx, file.reference()));
    Optional<Bill> bill = file.standing().bill().flatMap(bills::find);
    LocalDate priced = bill.map(Bill::issuedOn).orElseGet(() -> LocalDate.ofInstant(now, NAIROBI));
    return new ApplicationSheet(
        file,
        desk.zone(file.matter().ward(), Language.EN),
        database.read(tx -> desk.charge(tx, file, priced)),
        bill,
        database.read(tx -> desk.documents(tx, file)),
        events,
        role,
        holder(file, role, now).flatMap(actors::name),
        desk.open(file, role),
        result,
        now);
  }

  private Optional<Holder> holder(ApplicationFile file, Role role, Instant now) {
    ApplicationFile.Standing at = file.standing();
    Optional<Long> has = at.assignee().filter(_ -> at.holder().equals(Optional.of(role.code())));
    ApplicationFile.Matter matter = file.matter();
    var about = new Actors.Matter(has, matter.department(), Optional.of(matter.ward()));
    return actors.holder(about, role, now);
  }

  /** Does what a form asks for, in a transaction of its own. */
  ApplicationResult act(String reference, Role role, Said said) {
    Optional<ApplicationFile> found = find(reference);
    if (found.isEmpty()) {
      return ApplicationResult.UNKNOWN;
    }
    Instant now = clock.instant();
    Optional<Long> staff = holder(found.get(), role, now).map(Holder::staff);
    var actor = new Actor.Staff(role, staff);
    Decided decided = database.write(tx -> decided(tx, found.get().reference(), actor, said, now));
    return ApplicationResult.of(decided);
  }

  private Decided decided(Tx tx, Reference reference, Actor.Staff actor, Said said, Instant now) {
    if (said.action().equals(ApplicationDesk.SHOW_DOCUMENT)) {
      return desk.showDocument(tx, reference, said.document(), said.where(), actor, now);
    }
    Optional<String> code = Optional.of(said.code().strip()).filter(it -> !it.isEmpty());
    Optional<Reason> reason = Reason.of(code, Optional.of(said.reason()));
    Act act = new Act(said.action(), actor, reason, Optional.empty());
    return said.unseen()
        ? desk.act(tx, reference, act, now)
        : desk.actIfShown(tx, reference, act, now);
  }
}
