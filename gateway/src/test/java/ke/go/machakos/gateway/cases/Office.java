package ke.go.machakos.gateway.cases;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.SmsWiring;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.sms.FreeText;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.gateway.staff.Pager;
import ke.go.machakos.menus.text.Language;

/** A county with a clock of its own: who works there, what they do, and what people are texted. */
final class Office {
  static final Msisdn REPORTER = new Msisdn("+254722000901");
  static final Database DATABASE = TestStores.get().database();
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());

  private final Map<Role, Holder> staff = new EnumMap<>(Role.class);
  private final List<Pager.Alarm> alarms = new ArrayList<>();
  private final CaseDesk desk =
      CaseDesk.over(
          DATABASE,
          TestKeys.vault(),
          CaseRules.read(
              TestData.CONFIG.resolve("county"),
              Startup.services(TestData.CONFIG),
              Startup.reasons(TestData.CONFIG, Startup.texts(TestData.CONFIG))),
          (tx, role, department, ward, day) -> Optional.ofNullable(staff.get(role)),
          (tx, alarm, now) -> alarms.add(alarm),
          Startup.texts(TestData.CONFIG));
  private final SmsIntake texts =
      SmsWiring.intake(
          DATABASE,
          TestKeys.vault(),
          SmsWiring.commands(DATABASE, TestKeys.vault(), PayBill.SAMPLE, desk),
          FreeText.TO_A_PERSON,
          new CaseSms(desk).conversations(),
          Settings.Codes.SAMPLE,
          Startup.texts(TestData.CONFIG),
          this::now);
  private Instant now = TestData.NOW;
  private int messages;

  Office() {
    TestData.county();
  }

  CaseDesk desk() {
    return desk;
  }

  List<Pager.Alarm> alarms() {
    return alarms;
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** Somebody begins to work here. */
  Msisdn hire(Role role) {
    long row = staff.size() + 1L;
    Msisdn phone = new Msisdn("+25472200080" + row);
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute(
          "INSERT INTO staff (id, name_sealed, role, language, on_call, active, sample, created_at)"
              + " VALUES (%d, 'x', '%s', 'en', FALSE, TRUE, TRUE, '2026-01-01')"
                  .formatted(row, role.code()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    staff.put(role, new Holder(row, role, Optional.of(phone), Language.EN));
    return phone;
  }

  Reference open() {
    return open("WATER_SUPPLY", "routine");
  }

  Reference open(String service, String urgency) {
    var reporter =
        new CaseDesk.Reporter(
            new Actor.Citizen(REPORTER),
            Optional.of(new CaseDesk.Contact(REPORTER, Language.EN)),
            Optional.empty(),
            false);
    return write(tx -> desk.open(tx, report(service, urgency), reporter, now)).reference();
  }

  static Report report(String service, String urgency) {
    return new Report(
        Optional.of(service),
        "WATER",
        Optional.of("0378"),
        Optional.of("the market"),
        "no water since Monday",
        Optional.empty(),
        Privacy.HIDDEN,
        "en",
        "ussd",
        urgency,
        Optional.empty(),
        Optional.empty());
  }

  Acted act(Reference reference, Role role, String action) {
    return act(reference, Act.of(action, new Actor.Staff(role, Optional.empty())));
  }

  Acted act(Reference reference, Act act) {
    return write(tx -> desk.act(tx, reference, act, now));
  }

  CaseFile file(Reference reference) {
    return write(tx -> desk.find(tx, reference)).orElseThrow();
  }

  List<CaseEvent> events(Reference reference) {
    return write(tx -> desk.events(tx, reference));
  }

  /** Texts the county; returns its answer. */
  String text(Msisdn from, String text) {
    later(Duration.ofMinutes(2));
    String id = "case-" + System.identityHashCode(this) + "-" + ++messages;
    texts.answer(
        texts
            .store(
                new IncomingMessage(
                    "test",
                    id,
                    from,
                    "22483",
                    Optional.empty(),
                    Optional.empty(),
                    text,
                    Optional.empty()))
            .id());
    return last(from);
  }

  /** The last message to a number. */
  String last(Msisdn to) {
    return told(to).getLast();
  }

  /** Every message to a number, the oldest first. */
  List<String> told(Msisdn to) {
    return OUTBOX.to(to, 100).reversed().stream().map(it -> it.message().body()).toList();
  }

  <T> T write(Function<Tx, T> work) {
    return DATABASE.write(work);
  }
}
