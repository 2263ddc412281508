package ke.go.machakos.gateway.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.QueuedMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.SmsWiring;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.CaseSms;
import ke.go.machakos.gateway.enquiries.AnswerBook;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.gsm.GsmText;

/** People who text the county, over real stores and the shipped texts. */
final class Texting {
  static final Database DATABASE = TestStores.get().database();

  private static final CaseDesk CASES = Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault());
  private static final Services SERVICES = CASES.services();
  private static final MenuBook BOOK =
      MenuBook.load(TestData.CONFIG, Wiring.vocabulary(SERVICES))
          .with(Settings.Codes.SAMPLE.inTexts()::get);
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  private static final AnswerBook ANSWERS = Startup.answers(TestData.CONFIG);
  private static final AtomicInteger IDS = new AtomicInteger();

  final AtomicInteger floods = new AtomicInteger();
  private final SmsIntake intake;
  private final ReportFeature reports;
  private Instant now = TestData.NOW;

  Texting(Reader reader) {
    Settings.Codes codes = Settings.Codes.SAMPLE;
    this.reports =
        ReportFeature.over(
            DATABASE,
            TestKeys.vault(),
            new ReportFeature.Parts(CASES, reader, ANSWERS, floods::incrementAndGet),
            BOOK.renderer());
    this.intake =
        SmsWiring.intake(
            DATABASE,
            TestKeys.vault(),
            SmsWiring.commands(DATABASE, TestKeys.vault(), PayBill.SAMPLE, CASES),
            reports.text(),
            Stream.concat(
                    reports.conversations().stream(), new CaseSms(CASES).conversations().stream())
                .toList(),
            codes,
            BOOK.renderer(),
            () -> now);
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** What a text is answered; empty where it is not. */
  String say(Msisdn from, String text) {
    int before = told(from);
    intake.answer(
        intake
            .store(
                new IncomingMessage(
                    "test",
                    "text" + IDS.incrementAndGet(),
                    from,
                    "22483",
                    Optional.empty(),
                    Optional.empty(),
                    text,
                    Optional.empty()))
            .id());
    later(Duration.ofSeconds(1));
    return told(from) == before ? "" : last(from);
  }

  /** Opens what nobody answered for. */
  int sweep() {
    return reports.late().sweep(now);
  }

  /** An officer says that a case is solved. */
  void resolve(Reference reference) {
    Actor officer = new Actor.Staff(Role.OFFICER, Optional.empty());
    Acted acted = DATABASE.write(tx -> CASES.act(tx, reference, Act.of("resolve", officer), now));
    assertThat(acted).isInstanceOf(Acted.Done.class);
  }

  int told(Msisdn phone) {
    return OUTBOX.to(phone, 200).size();
  }

  /** All that a number was told, the newest first. */
  List<String> all(Msisdn phone) {
    return OUTBOX.to(phone, 200).stream().map(each -> each.message().body()).toList();
  }

  private static String last(Msisdn phone) {
    QueuedMessage last = OUTBOX.to(phone, 1).getFirst();
    GsmText.Size size = GsmText.measure(last.message().body());
    assertThat(size.encoding()).isEqualTo(GsmText.Encoding.GSM7);
    assertThat(size.segments()).isLessThanOrEqualTo(2);
    return last.message().body();
  }

  /** The words of a case, by its place in the order of opening. */
  static String words(int number) {
    return new Cases(DATABASE, TestKeys.vault()).words(reference(number)).orElseThrow();
  }

  static Reference reference(int number) {
    return Reference.of(Reference.Kind.CASE, number);
  }

  static int count(String from) {
    return Integer.parseInt(one("SELECT COUNT(*) FROM " + from));
  }

  /** Columns of a case with bars between, by its place in the order of opening. */
  static String row(int number, String columns) {
    return one("SELECT CONCAT_WS('|'," + columns + ") FROM service_case WHERE id = " + number);
  }

  static void run(String change) {
    try (Connection owner = TestStores.get().owner();
        Statement statement = owner.createStatement()) {
      statement.execute(change);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String one(String query) {
    try (Connection owner = TestStores.get().owner();
        Statement statement = owner.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).as(query).isTrue();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
