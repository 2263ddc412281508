package ke.go.machakos.gateway.dialogue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.applications.Decided;
import ke.go.machakos.gateway.applications.SampleCharges;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.complaints.Reader;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.TurnReply;
import ke.go.machakos.gateway.conversation.Turns;
import ke.go.machakos.gateway.conversation.UssdTurn;
import ke.go.machakos.gateway.mpesa.Mpesa;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.text.Language;

/**
 * The shipped menus and every feature over the stores of the tests, on the day of the sample data.
 * A fault inside a turn is not apologised for: it reaches the test.
 */
final class ShippedDialogues implements AutoCloseable {
  static final String CODE = "*483#";

  /** The code of every case whose reporter leaves no number. */
  static final String SECRET = "482913";

  static final Path CONFIG = TestData.CONFIG;

  private final Deque<Stores> nodes = new ArrayDeque<>();
  private final Stores stores;
  private final CaseDesk desk;
  private final ApplicationDesk applications;
  private final List<Action> actions;
  private final MenuBook book;
  private Turns turns;
  private Instant now = TestData.NOW;

  ShippedDialogues() {
    this(new SampleCharges());
  }

  /** The same with fees of its own. */
  ShippedDialogues(Charges charges) {
    this.stores = open();
    this.desk = Startup.cases(CONFIG, stores.database(), TestKeys.vault());
    this.applications = Startup.applications(CONFIG, stores.database(), TestKeys.vault(), charges);
    this.actions =
        Wiring.actions(
            stores.database(),
            TestKeys.vault(),
            PayBill.SAMPLE,
            Startup.services(CONFIG),
            Reader.shipped(),
            desk,
            applications,
            () -> {},
            new Mpesa(
                    stores.database(),
                    TestKeys.vault(),
                    BillWatch.NONE,
                    Startup.texts(CONFIG),
                    PayBill.SAMPLE,
                    Duration.ofSeconds(4),
                    () -> now)
                .prompts(),
            () -> SECRET);
    this.book =
        MenuBook.load(CONFIG, Wiring.vocabulary(actions))
            .with(Settings.Codes.SAMPLE.inTexts()::get);
    this.turns = Wiring.turns(book, actions, stores, TestKeys.vault(), () -> now);
  }

  private Stores open() {
    TestStores servers = TestStores.get();
    nodes.push(
        Stores.open(
            new Stores.Opening(
                servers.folder(),
                Optional.of(servers.settings()),
                Optional.of(servers.redisUri()),
                4,
                TestKeys.vault())));
    return nodes.peek();
  }

  /** Empties Redis; another node, which remembers nothing, takes the turns from now on. */
  void lose() {
    TestStores.get().redis().flushAll();
    turns = Wiring.turns(book, actions, open(), TestKeys.vault(), () -> now);
  }

  /** Lets time pass. */
  void later(Duration time) {
    now = now.plus(time);
  }

  /** Reports of a number that the county says it has solved. */
  void answeredCases(Msisdn phone, int count) {
    Optional<CaseDesk.Contact> contact = Optional.of(new CaseDesk.Contact(phone, Language.SW));
    answeredCases(
        Privacy.HIDDEN,
        new CaseDesk.Reporter(new Actor.Citizen(phone), contact, Optional.empty(), true),
        count);
  }

  /** Reports of nobody's number, which the county says it has solved. */
  void codedCases(int count) {
    answeredCases(
        Privacy.UNNAMED,
        new CaseDesk.Reporter(
            new Actor.CodeHolder(SECRET), Optional.empty(), Optional.of(SECRET), true),
        count);
  }

  /** Applications of a number: sent back, rejected, billed and issued. */
  void applied(Msisdn phone) {
    List<List<String>> acts =
        List.of(
            List.of("send_back"), List.of("reject"), List.of("approve"), List.of("approve", "pay"));
    Actor officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    for (List<String> each : acts) {
      Reference number = applied(phone, "STALL");
      for (String action : each) {
        boolean pays = action.equals("pay");
        database()
            .<Decided>write(
                tx ->
                    pays
                        ? paid(tx, number)
                        : applications.act(tx, number, act(action, officer), now));
      }
    }
  }

  /** One is sent back by a code, the other rejected in words alone. */
  private static Act act(String action, Actor officer) {
    String words = "the lease is missing";
    return action.equals("send_back")
        ? new Act(
            action,
            officer,
            Reason.of(Optional.of("DOCUMENT_MISSING"), Optional.of(words)),
            Optional.empty())
        : Act.because(action, officer, words);
  }

  private Decided paid(Tx tx, Reference number) {
    Reference bill = applications.find(tx, number).orElseThrow().standing().bill().orElseThrow();
    Money fee = new Money(5_500);
    new Ledger()
        .post(
            tx,
            "talk/" + number.digits(),
            "talk",
            now,
            List.of(
                new Ledger.Line(Account.BANK, null, null, fee),
                new Ledger.Line(Account.BILL, bill, null, Money.ZERO.minus(fee))));
    return applications.paid(tx, bill, now);
  }

  private Reference applied(Msisdn phone, String type) {
    var fresh =
        new NewApplication(
            type,
            Optional.empty(),
            Optional.empty(),
            "0385",
            "Tala Cloth",
            "Mary Wanza",
            Optional.of(phone),
            "en",
            "ussd",
            Optional.empty(),
            true);
    var drafts = new ApplicationDrafts(TestKeys.vault());
    return database()
        .write(
            tx ->
                applications
                    .apply(
                        tx,
                        drafts.begin(tx, Optional.of(phone), "{}", "en", now).reference(),
                        fresh,
                        new Actor.Citizen(phone),
                        now)
                    .orElseThrow()
                    .reference());
  }

  /** Does not hear a number. */
  void mute(Msisdn phone) {
    MuteDesk.over(database(), TestKeys.vault())
        .mute(
            phone, new Actor.Staff(Role.OFFICER, Optional.empty()), "insults", MuteDesk.USUAL, now);
  }

  private void answeredCases(Privacy privacy, CaseDesk.Reporter reporter, int count) {
    Report report =
        new Report(
            Optional.of("STREET_LIGHT"),
            "ROADS",
            Optional.of("0378"),
            Optional.empty(),
            "dark at night",
            Optional.empty(),
            privacy,
            "sw",
            "ussd",
            "routine",
            Optional.empty(),
            Optional.empty());
    Actor officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    for (int i = 0; i < count; i++) {
      database()
          .<Acted>write(
              tx ->
                  desk.act(
                      tx,
                      desk.open(tx, report, reporter, now).reference(),
                      Act.of("resolve", officer),
                      now));
    }
  }

  List<Action> actions() {
    return actions;
  }

  Database database() {
    return stores.database();
  }

  MenuBook book() {
    return book;
  }

  TurnReply take(Turn turn) {
    UssdTurn taken =
        new UssdTurn(
            turn.sessionId(),
            Msisdn.parse(turn.phoneNumber()).orElseThrow(),
            turn.serviceCode(),
            turn.networkCode(),
            turn.text());
    return turns.take(taken, turns.key(taken), language -> {});
  }

  @Override
  public void close() {
    nodes.forEach(Stores::close);
  }
}
