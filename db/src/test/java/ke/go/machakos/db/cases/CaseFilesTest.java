package ke.go.machakos.db.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseFilesTest {
  private static final Instant NOW = TestData.NOW;
  private static final Msisdn PHONE = new Msisdn("+254722000111");
  private static final CaseFile.Kept PROMISE =
      new CaseFile.Kept(
          Duration.ofHours(40),
          "working",
          NOW,
          NOW.plusMillis(90_061_001),
          2,
          3,
          4,
          Optional.of(NOW.plusMillis(7)),
          Optional.of(NOW.plusMillis(8)));

  private final Database database = TestStores.get().database();
  private final Cases cases = new Cases(database, TestKeys.vault());
  private final CaseFiles files = new CaseFiles(TestKeys.vault());
  private final Followers followers = new Followers(TestKeys.vault());

  @BeforeEach
  void seed() {
    TestData.county();
  }

  @Test
  void a_case_is_put_back_as_it_was_taken_out() {
    CaseFile opened = opened();
    assertThat(opened.matter().wardName()).contains("Kithimani");
    CaseFile changed =
        opened.with(
            new CaseFile.Standing(
                "rejected",
                Reason.of(Optional.of("NOT_COUNTY_MATTER"), Optional.of("call ***678")),
                Optional.empty(),
                Optional.of("officer"),
                Optional.of(PROMISE)));
    write(tx -> store(tx, changed, Optional.empty()));
    assertThat(this.<Optional<CaseFile>>write(tx -> files.lock(tx, opened.reference())))
        .contains(changed);
  }

  @Test
  void a_due_case_in_one_hand_is_passed_over_by_the_other() {
    CaseFile first = opened();
    CaseFile second = opened();
    write(tx -> store(tx, first, Optional.of(NOW.minusSeconds(2))));
    write(tx -> store(tx, second, Optional.of(NOW.minusSeconds(1))));
    write(
        one -> {
          assertThat(due(one, NOW)).contains(first.id());
          write(
              other -> {
                assertThat(due(other, NOW)).contains(second.id());
                return true;
              });
          return true;
        });
    assertThat(this.<Optional<Long>>write(tx -> due(tx, NOW.minusSeconds(3)))).isEmpty();
    assertThat(
            this.<Optional<CaseFile>>write(
                tx -> files.lockDue(tx, NOW, List.of(first.id(), second.id()))))
        .isEmpty();
  }

  private Optional<Long> due(Tx tx, Instant now) {
    return files.lockDue(tx, now, List.of()).map(CaseFile::id);
  }

  @Test
  void a_step_of_a_promise_is_written_down_once_and_numbers_in_its_words_are_hidden() {
    CaseFile file = opened();
    CaseEvent step =
        new CaseEvent(
            "remind",
            "system",
            Optional.empty(),
            "received",
            Optional.of("call 0712345678"),
            Optional.of("NOT_COUNTY_MATTER"),
            Optional.of(new CaseEvent.StepName(1, 1)),
            NOW);
    write(tx -> files.add(tx, file, step));
    assertThatThrownBy(() -> write(tx -> files.add(tx, file, step)))
        .hasMessageContaining("case_event_step");
    assertThat(this.<List<CaseEvent>>write(tx -> files.events(tx, file.reference())))
        .extracting(
            event -> event.detail().orElseThrow(), event -> event.reasonCode().orElseThrow())
        .containsExactly(tuple("call ***678", "NOT_COUNTY_MATTER"));
  }

  @Test
  void who_follows_twice_is_told_once_and_who_withdraws_consent_no_more() {
    CaseFile file = opened();
    var joining = new Followers.Joining(PHONE, "en", "ussd", true);
    for (int i = 0; i < 2; i++) {
      write(
          tx -> {
            followers.add(tx, file.id(), joining, NOW);
            return true;
          });
    }
    assertThat(this.<List<Follower>>write(tx -> followers.of(tx, file.id())))
        .extracting(Follower::phone)
        .containsExactly(PHONE);
    assertThat(this.<Boolean>write(tx -> followers.reported(tx, file.reference(), PHONE))).isTrue();
    Citizens citizens = new Citizens(database, TestKeys.vault());
    for (boolean given : new boolean[] {true, false}) {
      write(
          tx -> {
            citizens.consent(tx, PHONE, new Consent(Citizens.SERVICE, "1", given, "ussd"), NOW);
            return true;
          });
    }
    assertThat(this.<List<Follower>>write(tx -> followers.of(tx, file.id()))).isEmpty();
  }

  @Test
  void an_unnamed_reporter_is_known_by_the_secret_code() {
    Reference reference =
        write(tx -> cases.open(tx, CasesTest.report("no water"), Optional.of("482915"), NOW));
    assertThat(this.<Boolean>write(tx -> cases.hasCode(tx, reference, "482915"))).isTrue();
    assertThat(this.<Boolean>write(tx -> cases.hasCode(tx, reference, "482916"))).isFalse();
    assertThat(this.<Boolean>write(tx -> cases.hasCode(tx, opened().reference(), "482915")))
        .isFalse();
  }

  private CaseFile opened() {
    return write(
        tx -> {
          Reference reference = cases.open(tx, CasesTest.report("no water"), Optional.empty(), NOW);
          return files.lock(tx, reference).orElseThrow();
        });
  }

  private boolean store(Tx tx, CaseFile file, Optional<Instant> lookAt) {
    files.store(tx, file, lookAt, NOW);
    return true;
  }

  private <T> T write(Function<Tx, T> work) {
    return database.write(work);
  }
}
