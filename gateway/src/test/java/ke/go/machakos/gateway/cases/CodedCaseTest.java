package ke.go.machakos.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.promise.Role;
import org.junit.jupiter.api.Test;

/** Cases of nobody's number, which whoever has their secret code may speak of, by text. */
class CodedCaseTest {
  private static final Msisdn STRANGER = new Msisdn("+254722000903");

  private final Office office = new Office();

  @Test
  void who_showed_the_secret_code_may_reopen_what_was_reported_without_a_number() {
    coded("482915");
    assertThat(office.text(STRANGER, "FUNGUA 4000014 482916")).contains("pekee");
    assertThat(office.text(STRANGER, "FUNGUA 4000014 482915")).contains("imefunguliwa tena");
  }

  @Test
  void who_showed_it_may_say_that_it_is_solved_and_how_well_and_no_number_is_kept() {
    Reference reference = coded("482915");
    assertThat(office.text(STRANGER, "HALI 4000014"))
        .contains("NDIYO 4000014 kama tatizo limetatuliwa", "HAPANA 4000014 kama bado");
    assertThat(office.text(STRANGER, "Ndiyo 4000014, 482916.")).contains("pekee");
    assertThat(office.text(STRANGER, "KADIRIA 4000014 482916 5")).contains("pekee");
    assertThat(office.file(reference).standing().state()).isEqualTo("resolved");
    assertThat(office.text(STRANGER, "Ndiyo 4000014, 482915."))
        .contains("imefungwa", "KADIRIA 4000014, msimbo wake wa siri");
    assertThat(office.file(reference).standing().state()).isEqualTo("closed");
    assertThat(TestStores.get().count("sms_dialogue WHERE kind = 'case-rating'")).isZero();
    assertThat(office.text(STRANGER, "kadiria 400 0014 482915 4/5"))
        .isEqualTo("Asante. Umeipa ripoti 4000014 alama 4 kati ya 5.");
    assertThat(office.text(STRANGER, "RATE 4000014 482915")).contains("RATE 4000014 123456 5");
    assertThat(TestStores.get().cell("SELECT rating FROM service_case")).isEqualTo("4");
    assertThat(TestStores.get().count("case_follower")).isZero();
  }

  @Test
  void who_showed_it_may_say_that_it_is_not_solved() {
    Reference reference = coded("482915");
    assertThat(office.text(STRANGER, "NO 4000014 482915"))
        .contains("is open again", "STATUS 4000014")
        .doesNotContain("text you");
    assertThat(office.file(reference).standing().state()).isEqualTo("reopened");
    assertThat(office.text(STRANGER, "YES 4000015 482915")).contains("4000014");
  }

  @Test
  void yes_and_no_without_a_case_and_its_code_are_no_commands() {
    coded("482915");
    for (String words : List.of("NO", "YES", "No 4000014", "NDIYO 4000014", "no water 4000014")) {
      assertThat(office.text(STRANGER, words)).as(words).doesNotContain("4000014", "FUNGUA");
    }
  }

  @Test
  void after_five_wrong_codes_no_code_of_a_number_is_taken_by_text_for_an_hour() {
    Reference reference = coded("482915");
    for (int i = 0; i < 5; i++) {
      assertThat(office.text(STRANGER, "FUNGUA 4000014 48291" + "01234".charAt(i)))
          .contains("pekee");
    }
    assertThat(office.text(STRANGER, "FUNGUA 4000014 482916")).contains("baada ya saa moja");
    assertThat(office.text(STRANGER, "FUNGUA 4000014 482915")).contains("baada ya saa moja");
    assertThat(office.file(reference).standing().state()).isEqualTo("resolved");
    CodeWatch watch = new CodeWatch(Office.DATABASE, TestKeys.vault(), office::now);
    watch.look();
    assertThat(watch.lately()).as("five wrong, and two not looked at").isEqualTo(7);
    office.later(Duration.ofMinutes(56));
    assertThat(office.text(STRANGER, "FUNGUA 4000014 482915")).contains("imefunguliwa tena");
    watch.look();
    assertThat(watch.lately()).isZero();
    assertThat(TestStores.get().count("wrong_code")).isZero();
  }

  @Test
  void a_case_that_many_guess_at_leaves_each_number_one_try_and_its_reporter_theirs() {
    coded("482915");
    for (int i = 0; i < GuessedCases.MANY; i++) {
      assertThat(office.text(guesser(i / 5), wrong(i))).contains("pekee");
    }
    assertThat(office.text(guesser(7), wrong(17))).contains("pekee");
    assertThat(office.text(guesser(7), "FUNGUA 4000014 482915")).contains("baada ya saa moja");
    Reference other = coded("111111");
    assertThat(office.text(guesser(8), "FUNGUA " + other + " 222222")).contains("pekee");
    assertThat(office.text(guesser(8), "FUNGUA " + other + " 222223")).contains("pekee");
    assertThat(office.text(guesser(8), "FUNGUA 4000014 482915")).contains("baada ya saa moja");
    assertThat(office.text(STRANGER, "FUNGUA 4000014 482915")).contains("imefunguliwa tena");
  }

  @Test
  void once_nobody_guessed_for_an_hour_a_case_is_as_it_was() {
    Reference reference = coded("482915");
    for (int i = 0; i < GuessedCases.MANY; i++) {
      office.text(guesser(i / 5), wrong(i));
    }
    office.later(Duration.ofHours(1));
    assertThat(office.text(guesser(7), wrong(17))).contains("pekee");
    assertThat(office.text(guesser(7), "FUNGUA 4000014 482915")).contains("imefunguliwa tena");
    assertThat(office.file(reference).standing().state()).isEqualTo("reopened");
  }

  private static Msisdn guesser(int phone) {
    return new Msisdn("+25472200091" + phone);
  }

  private static String wrong(int code) {
    return "FUNGUA 4000014 1000" + (10 + code);
  }

  /** A case of nobody's number, which the county says it has solved. */
  private Reference coded(String code) {
    Reference reference =
        office.write(
            tx ->
                office
                    .desk()
                    .open(
                        tx,
                        Office.report("WATER_SUPPLY", "routine"),
                        new CaseDesk.Reporter(
                            new Actor.CodeHolder(code), Optional.empty(), Optional.of(code), true),
                        office.now())
                    .reference());
    office.act(reference, Role.OFFICER, "resolve");
    return reference;
  }
}
