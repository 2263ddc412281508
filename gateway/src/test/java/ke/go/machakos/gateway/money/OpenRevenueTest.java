package ke.go.machakos.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.DayTotal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenRevenueTest {
  private static final LocalDate DAY = LocalDate.parse("2027-02-10");

  private static DayTotal total(
      String stream, String ward, int received, int back, boolean sample) {
    return total(DAY, stream, ward, received, back, sample);
  }

  private static DayTotal total(
      LocalDate day, String stream, String ward, int received, int back, boolean sample) {
    Money in = new Money(received * 100L);
    Money out = new Money(back * 100L);
    return new DayTotal(day, stream, ward, received, in, back, out, new Money(7), sample);
  }

  @Test
  void a_ward_is_named_only_where_five_payments_stand_behind_every_figure() {
    String csv =
        OpenRevenue.csv(
            List.of(
                total("LAND_RATES", "0371", 5, 0, false),
                total("LAND_RATES", "0372", 4, 0, false),
                total("LAND_RATES", "0373", 9, 1, false),
                total("LAND_RATES", "0374", 6, 5, false),
                total("MARKET", "0371", 0, 0, false),
                total("PARKING", "0371", 1, 0, true),
                total(DayTotal.UNMATCHED, DayTotal.NO_WARD, 2, 0, false)),
            OpenRevenue.By.DAY);
    assertThat(csv)
        .isEqualTo(
            """
            day,stream,ward,payments,received_kes,taken_back,taken_back_kes,net_kes,sample
            2027-02-10,LAND_RATES,,13,1300,1,100,1200,
            2027-02-10,LAND_RATES,0371,5,500,0,0,500,
            2027-02-10,LAND_RATES,0374,6,600,5,500,100,
            2027-02-10,PARKING,,1,100,0,0,100,SAMPLE
            2027-02-10,UNMATCHED,,2,200,0,0,200,
            """);
  }

  @Test
  void a_month_names_the_wards_that_a_day_could_not() {
    LocalDate later = DAY.plusDays(3);
    List<DayTotal> totals =
        List.of(
            total("LAND_RATES", "0372", 4, 0, false),
            total(later, "LAND_RATES", "0372", 2, 0, true),
            total(DAY.plusMonths(1), "LAND_RATES", "0372", 2, 0, false));
    assertThat(OpenRevenue.csv(totals, OpenRevenue.By.MONTH))
        .isEqualTo(
            """
            month,stream,ward,payments,received_kes,taken_back,taken_back_kes,net_kes,sample
            2027-02,LAND_RATES,0372,6,600,0,0,600,SAMPLE
            2027-03,LAND_RATES,,2,200,0,0,200,
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-06-30,2025-07-01",
    "2027-07-01,2026-07-01",
    "2026-12-31,2025-07-01",
    "2027-01-01,2025-07-01"
  })
  void it_begins_with_the_county_year_before_this_one(LocalDate today, LocalDate first) {
    assertThat(OpenRevenue.since(today)).isEqualTo(first);
  }
}
