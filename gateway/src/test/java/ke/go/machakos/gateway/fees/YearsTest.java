package ke.go.machakos.gateway.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-12-31T20:59:59.999Z, 2026-12-31, 2026, 2026/27",
    "2026-12-31T21:00:00Z, 2027-01-01, 2027, 2026/27",
    "2026-03-31T20:59:59.999Z, 2026-03-31, 2026, 2025/26",
    "2026-03-31T21:00:00Z, 2026-04-01, 2026, 2025/26",
    "2026-06-30T20:59:59.999Z, 2026-06-30, 2026, 2025/26",
    "2026-06-30T21:00:00Z, 2026-07-01, 2026, 2026/27",
    "2099-12-31T20:59:59.999Z, 2099-12-31, 2099, 2099/00",
    "2028-02-28T21:00:00Z, 2028-02-29, 2028, 2027/28",
  })
  void a_year_begins_at_midnight_in_nairobi(
      Instant now, LocalDate day, int permitYear, String countyYear) {
    assertThat(CountyYear.day(now)).isEqualTo(day);
    assertThat(PermitYear.at(now)).isEqualTo(new PermitYear(permitYear));
    assertThat(CountyYear.at(now)).hasToString(countyYear);
  }

  @Test
  void the_first_and_the_last_day_of_a_year_are_in_it_and_their_neighbours_are_not() {
    CountyYear county = new CountyYear(2026);
    assertThat(CountyYear.of(county.first())).isEqualTo(county);
    assertThat(CountyYear.of(county.last())).isEqualTo(county);
    assertThat(CountyYear.of(county.first().minusDays(1))).isEqualTo(new CountyYear(2025));
    assertThat(CountyYear.of(county.last().plusDays(1))).isEqualTo(new CountyYear(2027));
    PermitYear permit = new PermitYear(2028);
    assertThat(PermitYear.of(permit.first())).isEqualTo(permit);
    assertThat(PermitYear.of(permit.last())).isEqualTo(permit);
    assertThat(PermitYear.of(permit.last().plusDays(1))).isEqualTo(new PermitYear(2029));
  }

  @ParameterizedTest
  @CsvSource({
    "calendar_year, 2026-01-01, 2026-12-31",
    "calendar_year, 2026-12-31, 2026-12-31",
    "months:6, 2026-06-10, 2026-12-09",
    "months:6, 2026-08-31, 2027-02-28",
    "months:6, 2027-08-31, 2028-02-29",
    "months:12, 2028-02-29, 2029-02-28",
    "months:12, 2027-03-01, 2028-02-29",
    "years:3, 2026-11-23, 2029-11-22",
    "years:1, 2028-02-29, 2029-02-28",
    "years:4, 2028-02-29, 2032-02-28",
  })
  void a_permit_holds_to_the_day_before_the_same_day_or_the_end_of_a_shorter_month(
      String code, LocalDate first, LocalDate last) {
    assertThat(Validity.of(code).orElseThrow().last(first)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"months:0", "years", "calendar", "weeks:3", "months:-1", "months:100"})
  void what_is_no_validity_is_none(String code) {
    assertThat(Validity.of(code)).isEmpty();
  }

  @Test
  void parts_are_whole_shillings_whose_sum_is_exact_and_the_first_is_the_greatest() {
    assertThat(Instalments.of(new Money(10_000), 3))
        .containsExactly(new Money(3_334), new Money(3_333), new Money(3_333));
    assertThat(Instalments.of(new Money(2), 4)).containsExactly(new Money(1), new Money(1));
    assertThat(Instalments.of(Money.ZERO, 4)).isEqualTo(List.of(Money.ZERO));
    assertThat(Instalments.of(new Money(7), 1)).containsExactly(new Money(7));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3334",
    "1, 3333",
    "3333, 1",
    "3334, 3333",
    "5000, 1667",
    "6666, 1",
    "6667, ",
    "9999, ",
    "10000, ",
    "12000, "
  })
  void the_next_part_is_up_to_the_end_of_the_first_that_is_not_paid(
      long paid, @Nullable Long next) {
    assertThat(Instalments.next(new Money(10_000), new Money(paid), 3))
        .isEqualTo(Optional.ofNullable(next).map(Money::new));
    assertThat(Instalments.next(new Money(10_000), new Money(paid), 1)).isEmpty();
    assertThat(Instalments.next(new Money(-100), new Money(paid), 3)).isEmpty();
  }
}
