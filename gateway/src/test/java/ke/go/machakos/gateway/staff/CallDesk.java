package ke.go.machakos.gateway.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.inbox.Acquaintances;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.DeliveryReports;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.Pages;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.sms.FreeText;
import ke.go.machakos.gateway.sms.NumberDoor;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.gateway.sms.SmsRouter;
import ke.go.machakos.menus.book.MenuBook;

/** Calls over the real database, to the people of the sample, on a clock that is moved. */
final class CallDesk {
  /** Those on call for fires, in their order. */
  static final Msisdn FIRST = new Msisdn("+254700000243");

  static final Msisdn SECOND = new Msisdn("+254700000244");
  static final Msisdn THIRD = new Msisdn("+254700000245");
  static final Msisdn SECRETARY = new Msisdn("+254700000201");
  static final Msisdn CITIZEN = new Msisdn("+254722000777");
  static final Duration MISSED = Duration.ofMinutes(5);

  static final Database DATABASE = TestStores.get().database();
  static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  static final Pages PAGES = new Pages(DATABASE);
  static final MenuBook BOOK =
      MenuBook.load(TestData.CONFIG, Wiring.vocabulary(Startup.services(TestData.CONFIG)));
  static final AtomicInteger IDS = new AtomicInteger();

  final AtomicReference<Instant> now = new AtomicReference<>(TestData.NOW);
  final Wiring.People people = Wiring.people(DATABASE, TestKeys.vault(), BOOK.renderer());
  final PageSweep calls = Wiring.calls(DATABASE, people, now::get);
  final SmsIntake intake = intake();
  final Reference matter = Reference.of(Reference.Kind.CASE, IDS.incrementAndGet());

  CallDesk() {
    TestData.sample();
  }

  void page(String department, Optional<String> ward, Optional<String> near) {
    page(new Pager.Alarm(matter, department, ward, near));
  }

  void page(Pager.Alarm alarm) {
    DATABASE.<Boolean>write(
        tx -> {
          people.paging().page(tx, alarm, now.get());
          return true;
        });
  }

  static Pager.Alarm alarm(Reference matter, String department) {
    return new Pager.Alarm(matter, department, Optional.empty(), Optional.empty());
  }

  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  String text(Msisdn from, String text) {
    pass(Duration.ofMillis(1));
    var message =
        new IncomingMessage(
            "test",
            "id" + IDS.incrementAndGet(),
            from,
            "22483",
            Optional.empty(),
            Optional.empty(),
            text,
            Optional.empty());
    intake.answer(intake.store(message).id());
    return OUTBOX.to(from, 1).getFirst().message().body();
  }

  SmsIntake intake() {
    SmsDialogues dialogues = new SmsDialogues(DATABASE, TestKeys.vault());
    SmsRouter router =
        new SmsRouter(
            List.of(people.sms().command()),
            List.of(),
            FreeText.TO_A_PERSON,
            dialogues,
            new Acquaintances(DATABASE, TestKeys.vault(), NumberDoor.COUNTS),
            Optional.empty());
    var stores =
        new SmsIntake.Stores(
            new Inbox(DATABASE, TestKeys.vault()),
            dialogues,
            new OptOuts(TestKeys.vault()),
            OUTBOX,
            new DeliveryReports(DATABASE));
    return new SmsIntake(DATABASE, stores, router, BOOK.renderer(), now::get);
  }

  /** The audit events of the matter, as who did it and what more is said. */
  List<String> events(String action) {
    try (var owner = TestStores.get().owner();
        var query =
            owner.prepareStatement(
                "SELECT actor, detail FROM audit_entry WHERE action = ? AND subject = ? ORDER BY id")) {
      query.setString(1, action);
      query.setString(2, "case/" + matter);
      List<String> events = new ArrayList<>();
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        events.add(rows.getString(1) + " " + rows.getString(2));
      }
      return events;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void sql(String change) {
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Report report() {
    return new Report(
        Optional.of("FIRE_RESCUE"),
        "EMERGENCY",
        Optional.of("0378"),
        Optional.empty(),
        "the market burns",
        Optional.empty(),
        Privacy.UNNAMED,
        "en",
        "sms",
        "emergency",
        Optional.empty(),
        Optional.empty());
  }
}
