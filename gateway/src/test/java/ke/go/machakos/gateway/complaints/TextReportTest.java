package ke.go.machakos.gateway.complaints;

import static ke.go.machakos.gateway.complaints.Texting.count;
import static ke.go.machakos.gateway.complaints.Texting.row;
import static ke.go.machakos.gateway.complaints.Texting.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.nlp.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that become cases, with verdicts that a retrained model cannot change. */
class TextReportTest {
  private static final Msisdn JANE = new Msisdn("+254722000801");
  private static final Msisdn MUTUA = new Msisdn("+254722000802");
  private static final String DRY = "No water in Tala for three days";
  private static final List<String> THREE = List.of("STREET_LIGHT", "ROAD_DAMAGE", "MARKET");

  private final FixedReader reader =
      new FixedReader()
          .sure(DRY, "en", "WATER_SUPPLY", "0385")
          .sure("Hakuna maji Tala", "sw", "WATER_SUPPLY", "0385")
          .sure("maji zimeisha huku Tala buda, mbaya sana", "mixed", "WATER_SUPPLY", "0385")
          .sure("kũvai kĩw'ũ Tala", "kam", "WATER_SUPPLY", "0385")
          .sure("Hakuna maji", "sw", "WATER_SUPPLY")
          .sure("No water", "en", "WATER_SUPPLY")
          .unsure("It is broken and nobody comes", "en", THREE)
          .place("Tala", Place.Kind.WARD, "0385")
          .place("karibu na shule ya Masii", Place.Kind.WARD, "0407");
  private final Texting texting = new Texting(reader);

  @BeforeEach
  void empty() {
    TestData.county();
  }

  @Test
  void a_clear_text_that_names_its_ward_is_a_case_at_once_in_its_own_language() {
    assertThat(texting.say(JANE, DRY))
        .startsWith("Thank you. Case 4000014: Water supply, Tala. To be solved by ")
        .contains("2026. Keep this number.");
    assertThat(row(1, "service_code, ward_code, channel, language, urgency, state"))
        .isEqualTo("WATER_SUPPLY|0385|sms|en|routine|received");
    assertThat(words(1)).isEqualTo(DRY);
    assertThat(count("inbox WHERE state = 'handled'")).isOne();
    assertThat(texting.say(JANE, "HALI 4000014")).contains("Ripoti 4000014", "Imepokelewa");
    reader.sure("Hakuna maji kabisa Tala leo", "sw", "WATER_SUPPLY", "0386");
    assertThat(texting.say(MUTUA, "Hakuna maji kabisa Tala leo"))
        .startsWith("Asante. Ripoti 4000023: Huduma ya maji, Matungulu North. Tutalitatua ");
  }

  @Test
  void mixed_words_and_kikamba_are_answered_in_kiswahili() {
    assertThat(texting.say(JANE, "maji zimeisha huku Tala buda, mbaya sana"))
        .startsWith("Asante. Ripoti 4000014: Huduma ya maji, Tala.");
    Texting.run("UPDATE service_case SET state = 'closed'");
    assertThat(texting.say(MUTUA, "kũvai kĩw'ũ Tala"))
        .startsWith("Asante. Ripoti 4000023: Huduma ya maji, Tala.");
    assertThat(row(2, "language")).isEqualTo("sw");
  }

  @Test
  void a_citizen_is_answered_in_the_language_that_they_chose() {
    TestData.sample();
    assertThat(texting.say(new Msisdn("+254700000001"), "Hakuna maji Tala"))
        .startsWith("Thank you. Case");
  }

  @Test
  void danger_is_a_case_before_any_question_and_answered_with_the_numbers_to_call() {
    reader.danger("The house is on fire, children inside", "en", "FIRE_RESCUE");
    assertThat(texting.say(JANE, "The house is on fire, children inside"))
        .startsWith("Is a life in danger? Call 999 or 112 now")
        .contains("case 4000014");
    assertThat(row(1, "service_code, urgency")).isEqualTo("FIRE_RESCUE|emergency");
  }

  @Test
  void danger_in_the_midst_of_a_question_opens_both() {
    reader.danger("moto unateketeza nyumba", "sw", "FIRE_RESCUE");
    assertThat(texting.say(JANE, "Hakuna maji")).startsWith("Ni wadi au mahali gani?");
    assertThat(texting.say(JANE, "moto unateketeza nyumba")).startsWith("Maisha ya mtu yamo");
    assertThat(row(1, "service_code")).isEqualTo("WATER_SUPPLY");
    assertThat(row(2, "service_code")).isEqualTo("FIRE_RESCUE");
    assertThat(texting.all(JANE).get(1)).contains("nambari 4000014");
    texting.later(Duration.ofHours(1));
    assertThat(texting.sweep()).isZero();
  }

  @Test
  void a_national_matter_is_sent_to_its_own_body_and_is_no_case() {
    reader
        .sure("stima imepotea", "sw", "NATIONAL_POWER")
        .sure("I was robbed", "en", "NATIONAL_SECURITY")
        .sure("my ID card is late", "en", "NATIONAL_OTHER");
    assertThat(texting.say(JANE, "stima imepotea")).contains("Kenya Power (KPLC)");
    assertThat(texting.say(JANE, "I was robbed")).contains("999").contains("1195");
    assertThat(texting.say(JANE, "my ID card is late")).contains("0800 221 349");
    assertThat(count("service_case")).isZero();
  }

  @Test
  void an_unclear_text_is_asked_about_by_number_then_by_place() {
    assertThat(texting.say(JANE, "It is broken and nobody comes"))
        .isEqualTo(
            """
            What is it about? Answer with a number.
            1 Street light
            2 Road or bridge
            3 Market
            4 Something else""");
    assertThat(texting.say(JANE, " 2. ")).startsWith("Which ward or place is it in?");
    assertThat(texting.say(JANE, "Tala"))
        .startsWith("Thank you. Case 4000014: Road or bridge, Tala.");
    assertThat(words(1)).isEqualTo("It is broken and nobody comes");
    assertThat(count("report_draft")).isZero();
  }

  @Test
  void something_else_goes_to_a_person() {
    texting.say(JANE, "It is broken and nobody comes");
    assertThat(texting.say(JANE, "4"))
        .startsWith("Thank you. Case 4000014. A person reads it and sends it on.");
    assertThat(row(1, "department_code")).isEqualTo("CUSTOMER_CARE");
  }

  @Test
  void an_answer_that_is_no_choice_goes_to_a_person_with_the_first_words() {
    texting.say(JANE, "It is broken and nobody comes");
    assertThat(texting.say(JANE, "9 hmm you tell me")).contains("A person reads it");
    assertThat(words(1)).isEqualTo("It is broken and nobody comes\n9 hmm you tell me");
  }

  @Test
  void an_answer_in_clearer_words_is_as_good_as_a_number() {
    reader.sure("The street light at Tala market does not burn", "en", "STREET_LIGHT", "0385");
    texting.say(JANE, "It is broken and nobody comes");
    assertThat(texting.say(JANE, "The street light at Tala market does not burn"))
        .startsWith("Thank you. Case 4000014: Street light, Tala.");
    assertThat(words(1)).startsWith("It is broken").endsWith("does not burn");
  }

  @Test
  void the_ward_may_be_answered_by_a_place_in_a_sentence() {
    assertThat(texting.say(JANE, "Hakuna maji")).startsWith("Ni wadi au mahali gani?");
    assertThat(texting.say(JANE, "karibu na shule ya Masii"))
        .startsWith("Asante. Ripoti 4000014: Huduma ya maji, Masii.");
    assertThat(row(1, "landmark")).isEqualTo("karibu na shule ya Masii");
  }

  @Test
  void of_several_wards_one_is_chosen_by_number() {
    reader.sure("No water from Tala to Masii", "en", "WATER_SUPPLY", "0385", "0407");
    assertThat(texting.say(JANE, "No water from Tala to Masii"))
        .isEqualTo("Which ward is it in? Answer with a number or a name.\n1 Tala\n2 Masii");
    assertThat(texting.say(JANE, "2")).contains("Water supply, Masii.");
  }

  @Test
  void a_sub_county_is_answered_with_its_wards() {
    reader.place("Mavoko", Place.Kind.SUB_COUNTY, "080");
    texting.say(JANE, "No water");
    assertThat(texting.say(JANE, "Mavoko")).contains("1 Athi River\n2 Kinanie\n3 Muthwani");
    assertThat(texting.say(JANE, "Mavoko town"))
        .startsWith("Thank you. Case 4000014: Water supply. ");
    assertThat(words(1)).isEqualTo("No water\nMavoko town");
  }

  @Test
  void a_place_that_nobody_knows_opens_the_case_without_a_ward() {
    texting.say(JANE, "Hakuna maji");
    assertThat(texting.say(JANE, "kwa Mama Wanza")).startsWith("Asante. Ripoti 4000014: Huduma");
    assertThat(row(1, "service_code, IFNULL(ward_code, '-')")).isEqualTo("WATER_SUPPLY|-");
    assertThat(words(1)).isEqualTo("Hakuna maji\nkwa Mama Wanza");
  }

  @Test
  void a_command_does_not_disturb_a_question() {
    texting.say(JANE, "Hakuna maji");
    assertThat(texting.say(JANE, "SIRI")).contains("SIRI 4000014");
    assertThat(texting.say(JANE, "MSAADA")).startsWith("Kaunti ya Machakos");
    assertThat(texting.say(JANE, "Tala")).contains("Huduma ya maji, Tala.");
  }

  @Test
  void another_matter_leaves_the_first_one_open_as_it_is() {
    reader.sure("pia barabara ya Masii imeharibika sana", "sw", "ROAD_DAMAGE", "0407");
    texting.say(JANE, "Hakuna maji");
    assertThat(texting.say(JANE, "pia barabara ya Masii imeharibika sana"))
        .startsWith("Asante. Ripoti 4000023: Barabara au daraja, Masii.");
    assertThat(texting.all(JANE).get(1)).startsWith("Hatukupata jibu lako").contains("4000014");
    assertThat(row(1, "service_code, IFNULL(ward_code, '-')")).isEqualTo("WATER_SUPPLY|-");
  }

  @Test
  void who_does_not_answer_within_half_an_hour_has_a_case_all_the_same() {
    texting.say(JANE, "It is broken and nobody comes");
    texting.later(Duration.ofMinutes(29));
    assertThat(texting.sweep()).isZero();
    texting.later(Duration.ofMinutes(1));
    assertThat(texting.sweep()).isOne();
    assertThat(texting.sweep()).isZero();
    assertThat(texting.all(JANE).getFirst()).contains("your report is open as it is: case 4000014");
    assertThat(words(1)).isEqualTo("It is broken and nobody comes");
    assertThat(texting.say(JANE, "2")).startsWith("Kaunti ya Machakos, majibu");
    assertThat(count("service_case")).isOne();
  }

  @Test
  void a_text_that_comes_after_the_time_and_before_the_sweep_loses_nothing() {
    texting.say(JANE, "Hakuna maji");
    texting.later(Duration.ofMinutes(31));
    assertThat(texting.say(JANE, DRY)).contains("Case 4000023: Water supply, Tala.");
    assertThat(words(1)).isEqualTo("Hakuna maji");
    assertThat(texting.sweep()).isZero();
  }

  @Test
  void another_conversation_in_its_place_loses_nothing() {
    texting.say(JANE, "Hakuna maji");
    Texting.run("UPDATE sms_dialogue SET kind = 'rating', moves = moves + 1");
    texting.later(Duration.ofMinutes(31));
    assertThat(texting.sweep()).isOne();
    assertThat(count("sms_dialogue WHERE kind = 'rating'")).isOne();
  }

  @Test
  void a_figure_for_choices_that_were_there_first_does_not_say_that_a_case_is_solved() {
    texting.say(JANE, DRY);
    texting.say(JANE, "It is broken and nobody comes");
    texting.resolve(Texting.reference(1));
    texting.say(JANE, "1");
    assertThat(Texting.row(1, "state")).isEqualTo("resolved");
    assertThat(count("service_case")).as("what waited for the figure is a case").isEqualTo(2);
    assertThat(texting.say(JANE, "REOPEN 4000014")).contains("4000014");
    assertThat(Texting.row(1, "state")).isEqualTo("reopened");
  }

  @Test
  void who_has_the_same_matter_is_asked_and_counted() {
    reader.sure("No water in Tala for 3 days now", "en", "WATER_SUPPLY", "0385");
    texting.say(JANE, DRY);
    assertThat(texting.say(MUTUA, "No water in Tala for 3 days now"))
        .isEqualTo(
            "Somebody reported Water supply, Tala on 23 Nov 2026. Is it the same as case"
                + " 4000014?\n1 Yes\n2 No");
    assertThat(texting.say(MUTUA, "yes!")).startsWith("Thank you. You are counted in case 4000014");
    assertThat(count("service_case")).isOne();
    assertThat(count("case_follower WHERE NOT reporter")).isOne();
    assertThat(count("report_draft")).isZero();
  }

  @Test
  void who_has_another_matter_gets_a_case_of_their_own() {
    texting.say(JANE, DRY);
    texting.say(MUTUA, DRY);
    assertThat(texting.say(MUTUA, "2")).startsWith("Thank you. Case 4000023: Water supply, Tala.");
    texting.say(MUTUA, DRY);
    assertThat(texting.say(MUTUA, "what do you mean by that")).contains("Case 4000038");
  }

  @Test
  void nobody_is_asked_about_old_closed_or_confidential_cases() {
    reader.sure("The clerk in Tala wanted a bribe", "en", "CORRUPTION", "0385");
    texting.say(JANE, "The clerk in Tala wanted a bribe");
    assertThat(texting.say(MUTUA, "The clerk in Tala wanted a bribe")).contains("Case 4000023");
    texting.say(JANE, DRY);
    Texting.run("UPDATE service_case SET state = 'closed'");
    assertThat(texting.say(MUTUA, DRY)).contains("Case 4000046");
    texting.later(Duration.ofHours(73));
    assertThat(texting.say(JANE, DRY)).contains("Case 4000051");
  }

  @Test
  void what_nobody_understands_is_a_case_for_a_person() {
    assertThat(texting.say(JANE, "xyzzy frobnicate")).startsWith("Asante. Ripoti 4000014. Mtu");
    assertThat(row(1, "department_code, IFNULL(service_code, '-')")).isEqualTo("CUSTOMER_CARE|-");
    assertThat(texting.say(JANE, "ok")).startsWith("Kaunti ya Machakos, majibu ni bure");
    assertThat(count("service_case")).isOne();
  }

  @Test
  void thanks_are_thanked_for_and_kept_for_a_person() {
    reader.sure("Asante kwa barabara mpya", "sw", "PRAISE");
    assertThat(texting.say(JANE, "Asante kwa barabara mpya")).startsWith("Asante kwa maneno yako");
    assertThat(count("inbox WHERE state = 'for_human'")).isOne();
    assertThat(count("service_case")).isZero();
  }

  @Test
  void a_question_that_the_county_has_an_answer_to_is_answered() {
    String asked = "which emergency number should I call";
    reader
        .sure(asked, "en", "ENQUIRY")
        .unsure("nipe nambari ya dharura", "sw", List.of("ENQUIRY", "FIRE_RESCUE"));
    assertThat(texting.say(JANE, asked)).startsWith("Emergency: call 999, 112 or 911.");
    assertThat(texting.say(JANE, "nipe nambari ya dharura")).startsWith("Dharura: piga 999, 112");
    assertThat(count("service_case")).isZero();
  }

  @Test
  void a_question_without_an_answer_is_a_case_for_an_officer() {
    reader.sure("Where is the office of the fisheries?", "en", "ENQUIRY");
    assertThat(texting.say(JANE, "Where is the office of the fisheries?"))
        .startsWith("Your question is case 4000014. An officer answers it by ");
    assertThat(row(1, "service_code")).isEqualTo("ENQUIRY");
  }
}
