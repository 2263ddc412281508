package ke.go.machakos.gateway.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.fees.FeeDraft;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final Path COUNTY = TestData.CONFIG.resolve("county");
  private final Catalogue catalogue = Catalogue.read(COUNTY);

  @Test
  void every_kind_says_by_what_law_it_is_and_what_has_to_be_shown_in_both_languages() {
    assertThat(catalogue.kinds()).hasSize(8);
    for (PermitKind kind : catalogue.kinds()) {
      assertThat(kind.terms().legalReference()).as(kind.toString()).isPresent();
      assertThat(kind.terms().stream()).as(kind.toString()).isPresent();
      assertThat(kind.terms().sample()).isTrue();
      assertThat(catalogue.documentsOf(kind.type().code()))
          .as(kind.toString())
          .isNotEmpty()
          .hasSameSizeAs(kind.terms().documents())
          .allMatch(it -> !it.name(Language.EN).equals(it.name(Language.SW)));
    }
  }

  @Test
  void development_permission_is_deemed_granted_at_sixty_days_and_lapses_after_three_years() {
    var terms = catalogue.kind("DEVELOPMENT").orElseThrow().terms();
    assertThat(terms.deemedGrantedDays()).contains(60);
    assertThat(catalogue.validityOfKind().get("DEVELOPMENT")).isEqualTo(new Validity.Months(36));
    assertThat(catalogue.validityOfKind().get("FOOD_HANDLER")).isEqualTo(new Validity.Months(6));
    assertThat(penalty("BUSINESS"))
        .isEqualTo(new Penalty.Monthly(Percent.of(3), Penalty.From.GRACE, 120));
    assertThat(penalty("STALL")).isEqualTo(new Penalty.Flat(Percent.of(10)));
    assertThat(penalty("FIRE")).isEqualTo(new Penalty.None());
  }

  @Test
  void every_ward_has_a_zone_and_its_own_row_comes_before_that_of_its_sub_county() {
    var wards =
        CountyData.read(COUNTY).wards().stream()
            .collect(
                Collectors.toMap(
                    ward -> ward.name(), ward -> catalogue.zoneOf(ward).orElseThrow().code()));
    assertThat(wards)
        .hasSize(40)
        .containsEntry("Kola", "RURAL")
        .containsEntry("Mua", "CENTRE")
        .containsEntry("Machakos Central", "TOWN")
        .containsEntry("Matuu", "CENTRE")
        .containsEntry("Ikombe", "RURAL");
  }

  /** Whatever somebody can choose at the keypad has a price, in every zone. */
  @Test
  void the_sample_fees_say_what_every_choice_costs_in_every_zone() {
    FeeDraft draft = FeeSeed.read(TestData.CONFIG);
    FeeEngine engine =
        new FeeEngine(
            new FeeSchedule(
                draft.rules(),
                draft.waivers(),
                catalogue.penaltyOfKind(),
                catalogue.validityOfKind()));
    List<String> priceless = new ArrayList<>();
    int priced = 0;
    for (FeeQuestion asked : questions(catalogue)) {
      if (engine.quote(asked).filter(it -> it.sample() && it.total().isPositive()).isPresent()) {
        priced++;
      } else {
        priceless.add(asked.what().toString());
      }
    }
    assertThat(priceless).isEmpty();
    assertThat(priced).isGreaterThan(150);
  }

  /** Every activity, size and zone of every kind. */
  static List<FeeQuestion> questions(Catalogue catalogue) {
    List<FeeQuestion> all = new ArrayList<>();
    for (String type : catalogue.codes()) {
      for (String activity : orNone(catalogue.activitiesOf(type))) {
        for (String size : orNone(catalogue.sizesOf(type))) {
          for (Choice zone : catalogue.zones()) {
            all.add(
                FeeQuestion.first(type, activity, size, zone.code(), FeeSamples.day("2026-11-23")));
          }
        }
      }
    }
    return all;
  }

  private static List<String> orNone(List<Choice> choices) {
    return choices.isEmpty() ? List.of("") : choices.stream().map(Choice::code).toList();
  }

  @Test
  void a_file_without_the_columns_of_terms_is_read_as_before(@TempDir Path folder)
      throws IOException {
    TestData.copy("county", folder);
    Files.writeString(
        folder.resolve("permit-types.csv"),
        "code,name_en,name_sw,department\nBUSINESS,Permit,Kibali,TRADE\n");
    assertThat(CountyData.read(folder).permitTypes())
        .singleElement()
        .satisfies(kind -> assertThat(kind.terms().validity()).isEqualTo("calendar_year"));
  }

  @Test
  void every_fault_of_every_file_is_told_at_once(@TempDir Path folder) throws IOException {
    TestData.copy("county", folder);
    spoil(folder, "penalties.csv", "MONTHLY_3,monthly,3,03-31", "MONTHLY_3,montly,3,13-31");
    spoil(folder, "penalties.csv", "FLAT_10,flat,10", "FLAT_10,flat,ten");
    spoil(folder, "activities.csv", "BUSINESS,RETAIL,Shop or kiosk", "BUSINES,RETAIL,Shop");
    spoil(folder, "sizes.csv", "FIRE,SMALL,1 to 4 people", "FIRE,SMALL,one to four people or five");
    spoil(folder, "zones.csv", "0404,RURAL", "0411,RURL");
    spoil(folder, "permit-types.csv", "ID_CARD EXITS", "ID_CARD EXIT");
    spoil(folder, "documents.csv", "Hatimiliki", "Hatimiliki ya shamba");
    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(() -> Catalogue.read(folder))
        .satisfies(
            faulty ->
                assertThat(faulty.faults())
                    .extracting(CatalogueTest::told)
                    .contains(
                        "penalties.csv:2 kind montly is not known (did you mean monthly?)",
                        "penalties.csv:2 grace 13-31 is not a day of the year such as 03-31",
                        "penalties.csv:3 percent ten is not more than 0 and at most 100, such as 2.5",
                        "activities.csv:2 permit_type BUSINES is not known (did you mean BUSINESS?)",
                        "sizes.csv:11 name_en is longer than 24 letters",
                        "zones.csv:14 zone RURL is not known (did you mean RURAL?)",
                        "permit-types.csv:8 document EXIT of FIRE is not there",
                        "permit-types.csv:4 the documents of DEVELOPMENT are too long for a screen:"
                            + " Kitambulisho, Hatimiliki ya shamba, Ramani zilizotiwa sahihi,"
                            + " Risiti ya kodi ya ardhi"));
  }

  static String told(Fault fault) {
    return fault.file().getFileName() + ":" + fault.line() + " " + fault.message();
  }

  private static void spoil(Path folder, String file, String old, String fresh) throws IOException {
    String before = Files.readString(folder.resolve(file));
    assertThat(before).as(Arrays.asList(file, old).toString()).contains(old);
    Files.writeString(folder.resolve(file), before.replace(old, fresh));
  }

  private Penalty.Kind penalty(String type) {
    return Objects.requireNonNull(catalogue.penaltyOfKind().get(type), type).kind();
  }
}
