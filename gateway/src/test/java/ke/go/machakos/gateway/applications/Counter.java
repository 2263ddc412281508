package ke.go.machakos.gateway.applications;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.menus.text.Language;

/** A county with a clock of its own: who applies, who decides, and what people are texted. */
final class Counter {
  static final Msisdn APPLICANT = new Msisdn("+254722000951");
  static final Money FEE = new Money(5_500);
  static final Database DATABASE = TestStores.get().database();
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  private static final ApplicationRules RULES =
      ApplicationRules.read(
          TestData.CONFIG.resolve("county"),
          Startup.reasons(TestData.CONFIG, Startup.texts(TestData.CONFIG)));

  private final Map<Role, Holder> staff = new EnumMap<>(Role.class);
  private final ApplicationDesk desk =
      ApplicationDesk.over(
          DATABASE,
          TestKeys.vault(),
          RULES,
          (tx, role, department, ward, day) -> Optional.ofNullable(staff.get(role)),
          new SampleCharges(),
          new BookedBilling(TestKeys.vault(), RULES.forms()),
          Startup.texts(TestData.CONFIG));
  private Instant now = TestData.NOW;

  Counter() {
    TestData.county();
  }

  ApplicationDesk desk() {
    return desk;
  }

  static ApplicationRules rules() {
    return RULES;
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  void at(String instant) {
    now = Instant.parse(instant);
  }

  /** Somebody begins to work here. */
  Msisdn hire(Role role) {
    long row = staff.size() + 1L;
    Msisdn phone = new Msisdn("+25472200085" + row);
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

  Reference apply(String type) {
    return apply(type, Optional.empty());
  }

  Reference apply(String type, Optional<Reference> renewalOf) {
    return write(
        tx -> {
          Reference draft =
              desk.stores().drafts().begin(tx, Optional.of(APPLICANT), "{}", "en", now).reference();
          return desk.apply(tx, draft, fresh(type, renewalOf), new Actor.Citizen(APPLICANT), now)
              .orElseThrow()
              .reference();
        });
  }

  private static NewApplication fresh(String type, Optional<Reference> renewalOf) {
    return new NewApplication(
        type,
        Optional.empty(),
        Optional.empty(),
        "0385",
        "Tala Cloth",
        "Mary Wanza",
        Optional.of(APPLICANT),
        "en",
        "ussd",
        renewalOf,
        false);
  }

  Decided act(Reference reference, Role role, String action) {
    return act(reference, Act.because(action, actor(role), "the lease is missing"));
  }

  Decided act(Reference reference, Act act) {
    return write(tx -> desk.act(tx, reference, act, now));
  }

  static Actor actor(Role role) {
    return switch (role) {
      case CITIZEN -> new Actor.Citizen(APPLICANT);
      case SYSTEM -> new Actor.Program();
      default -> new Actor.Staff(role, Optional.empty());
    };
  }

  /** Posts money to a bill, and tells the desk of it in the same transaction. */
  Decided pay(Reference bill, Money amount, String cause) {
    return write(
        tx -> {
          new Ledger()
              .post(
                  tx,
                  cause,
                  "test",
                  now,
                  List.of(
                      new Ledger.Line(Account.BANK, null, null, amount),
                      new Ledger.Line(Account.BILL, bill, null, Money.ZERO.minus(amount))));
          return desk.paid(tx, bill, now);
        });
  }

  /** An application that was approved and paid for. */
  ApplicationFile issued(String type, Optional<Reference> renewalOf) {
    Reference reference = apply(type, renewalOf);
    if (RULES.steps().inspects(type)) {
      act(reference, Role.OFFICER, "inspect");
    }
    act(reference, Role.OFFICER, "approve");
    pay(file(reference).standing().bill().orElseThrow(), FEE, "pay/" + reference.digits());
    return file(reference);
  }

  int sweep() {
    return new ApplicationSweep(DATABASE, desk, this::now).run();
  }

  ApplicationFile file(Reference reference) {
    return write(tx -> desk.find(tx, reference)).orElseThrow();
  }

  String state(Reference reference) {
    return file(reference).standing().state();
  }

  /** The last message to a number. */
  String last(Msisdn to) {
    return told(to).getLast();
  }

  /** Every message to a number, the oldest first. */
  List<String> told(Msisdn to) {
    return OUTBOX.to(to, 200).reversed().stream().map(it -> it.message().body()).toList();
  }

  <T> T write(Function<Tx, T> work) {
    return DATABASE.write(work);
  }
}
