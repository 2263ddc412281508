package ke.go.machakos.gateway.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.QueuedMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.cases.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holders of sample permits, which no application led to, as time passes. */
class HolderRemindersTest {
  /** Speaks English; a business permit to 31 December, and one of a food handler to 9 December. */
  private static final Msisdn MARY = new Msisdn("+254700000001");

  /** Speaks Kiswahili; a business permit to 31 December. */
  private static final Msisdn JOHN = new Msisdn("+254700000002");

  private static final String NEXT = Reference.of(Reference.Kind.PERMIT, 99_999).digits();
  private static final Database DATABASE = TestStores.get().database();
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  private static final ApplicationRules RULES =
      ApplicationRules.read(
          TestData.CONFIG.resolve("county"),
          Startup.reasons(TestData.CONFIG, Startup.texts(TestData.CONFIG)));
  private Instant now = TestData.NOW;
  private final HolderReminders reminders =
      new HolderReminders(
          DATABASE, TestKeys.vault(), RULES.forms(), Startup.texts(TestData.CONFIG), () -> now);

  @BeforeEach
  void sample() {
    TestData.sample();
  }

  private void at(String instant) {
    now = Instant.parse(instant);
    reminders.run();
  }

  private static List<String> told(Msisdn phone) {
    return OUTBOX.to(phone, 200).reversed().stream()
        .map(QueuedMessage::message)
        .map(it -> it.body())
        .toList();
  }

  private static void sql(String statement) {
    try (var owner = TestStores.get().owner();
        var sql = owner.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_holder_is_reminded_before_the_last_day_and_before_the_end_of_grace_and_once_of_each() {
    at("2026-11-23T06:00:00Z");
    assertThat(told(MARY)).as("what was due before it was known is passed over").isEmpty();
    at("2026-12-01T05:59:59Z");
    assertThat(told(JOHN)).isEmpty();
    at("2026-12-01T06:00:00Z");
    at("2026-12-01T06:00:00Z");
    assertThat(told(JOHN))
        .singleElement()
        .asString()
        .startsWith("MFANO Kibali 1010068")
        .contains("31 Des 2026", "Piga MFANO *483#, chagua Vibali");
    at("2026-12-02T06:00:00Z");
    assertThat(told(MARY))
        .anyMatch(it -> it.startsWith("SAMPLE Permit 1010013") && it.contains("31 Dec 2026"))
        .anyMatch(it -> it.startsWith("SAMPLE Permit 1010021") && it.contains("9 Dec 2026"))
        .hasSize(2);
    at("2026-12-24T06:00:00Z");
    at("2027-03-01T06:00:00Z");
    at("2027-03-24T06:00:00Z");
    at("2027-03-25T06:00:00Z");
    at("2028-03-25T06:00:00Z");
    assertThat(told(JOHN)).hasSize(4);
    assertThat(told(JOHN).subList(2, 4)).allMatch(it -> it.contains("31 Mac 2027"));
    assertThat(told(MARY)).filteredOn(it -> it.contains("Renew it by 31 Mar 2027")).hasSize(2);
    assertThat(OUTBOX.to(JOHN, 9)).noneMatch(it -> it.message().solicited());
    assertThat(TestStores.get().count("permit WHERE remind_at IS NOT NULL")).isZero();
  }

  @Test
  void of_what_was_missed_the_last_is_told_and_nothing_after_its_day() {
    at("2026-11-23T06:00:00Z");
    at("2026-12-28T06:00:00Z");
    assertThat(told(JOHN)).hasSize(1);
    at("2027-04-02T06:00:00Z");
    assertThat(told(JOHN)).hasSize(1);
  }

  @Test
  void whoever_has_no_permit_that_ends_or_no_number_is_not_told() {
    at("2026-11-23T06:00:00Z");
    at("2026-12-24T06:00:00Z");
    for (String number : List.of("10", "05", "06", "24")) {
      assertThat(told(new Msisdn("+2547000000" + number))).as(number).isEmpty();
    }
    assertThat(TestStores.get().count("permit WHERE number = '1010158' AND remind_at IS NULL"))
        .isOne();
  }

  @Test
  void whoever_renews_here_or_in_the_countys_own_system_is_not_told_to() {
    at("2026-11-23T06:00:00Z");
    renew();
    // the register brings Mary's next permit: of the same business, to the end of the next year
    sql(
        "INSERT INTO permit (number, type_code, business_name_sealed, holder_name_sealed,"
            + " holder_phone_hash, holder_phone_sealed, ward_code, status, status_on, submitted_on,"
            + " valid_from, valid_to, source, sample, updated_at)"
            + " SELECT '"
            + NEXT
            + "', type_code, business_name_sealed, holder_name_sealed,"
            + " holder_phone_hash, holder_phone_sealed, ward_code, status, status_on, submitted_on,"
            + " '2027-01-01', '2027-12-31', source, sample, updated_at FROM permit"
            + " WHERE number = '1010013'");
    at("2026-12-01T06:00:00Z");
    at("2026-12-02T06:00:00Z");
    at("2026-12-24T06:00:00Z");
    at("2027-03-01T06:00:00Z");
    assertThat(told(JOHN)).isEmpty();
    assertThat(told(MARY)).noneMatch(it -> it.contains("1010013")).isNotEmpty();
    at("2027-12-01T06:00:00Z");
    assertThat(told(MARY)).anyMatch(it -> it.contains(NEXT) && it.contains("31 Dec 2027"));
  }

  private static void renew() {
    ApplicationDesk desk =
        Startup.applications(TestData.CONFIG, DATABASE, TestKeys.vault(), new SampleCharges());
    var fresh =
        new NewApplication(
            "BUSINESS",
            Optional.empty(),
            Optional.empty(),
            "0385",
            "Mfano Tailors",
            "John Mueni Mfano",
            Optional.empty(),
            "sw",
            "ussd",
            Reference.parse("1010068"),
            true);
    DATABASE.<Boolean>write(
        tx -> {
          Reference draft =
              new ApplicationDrafts(TestKeys.vault())
                  .begin(tx, Optional.of(JOHN), "{}", "sw", TestData.NOW)
                  .reference();
          return desk.apply(tx, draft, fresh, new Actor.Citizen(JOHN), TestData.NOW).isPresent();
        });
  }

  @Test
  void a_last_day_that_the_register_moves_is_reminded_of_anew() {
    at("2026-11-23T06:00:00Z");
    at("2026-12-01T06:00:00Z");
    sql(
        "UPDATE permit SET valid_to = '2027-06-30', remind_at = '2000-01-01'"
            + " WHERE number = '1010068'");
    at("2026-12-24T06:00:00Z");
    assertThat(told(JOHN)).hasSize(1);
    at("2027-05-31T06:00:00Z");
    assertThat(told(JOHN)).hasSize(2).last().asString().contains("30 Jun 2027");
  }

  @Test
  void two_nodes_that_look_at_the_same_time_tell_each_holder_once() {
    at("2026-11-23T06:00:00Z");
    now = Instant.parse("2026-12-01T06:00:00Z");
    CyclicBarrier both = new CyclicBarrier(2);
    List<CompletableFuture<Integer>> nodes =
        Stream.of(1, 2)
            .map(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            both.await();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          return reminders.run();
                        }))
            .toList();
    assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isPositive();
    reminders.run();
    assertThat(told(JOHN)).hasSize(1);
  }

  @Test
  void a_permit_that_an_application_led_to_is_left_to_its_application() {
    Counter counter = new Counter();
    counter.at("2026-02-02T06:00:00Z");
    counter.issued("BUSINESS", Optional.empty());
    at("2026-11-23T06:00:00Z");
    at("2026-12-01T06:00:00Z");
    counter.at("2026-12-01T06:00:00Z");
    counter.sweep();
    assertThat(told(Counter.APPLICANT)).filteredOn(it -> it.contains("ends on 31 Dec")).hasSize(1);
  }
}
