package ke.go.machakos.gateway.mpesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import ke.go.machakos.db.bills.Account;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.Ledgers;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments around the midnights that end days, permits' grace, books and permits. */
class MidnightTest {
  private static final Msisdn PROVEN = new Msisdn("+254711000001");
  private static final Msisdn TYPED = new Msisdn("+254711000002");
  private static final Msisdn EARLY = new Msisdn("+254711000003");

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-27", "2027-03-31", "2027-06-30", "2026-12-31"})
  void what_was_paid_before_midnight_and_heard_of_after_it_is_of_the_day_that_ended(LocalDate day)
      throws Exception {
    Instant midnight = CountyDay.ends(day);
    try (Shop shop = new Shop(midnight.minusSeconds(30))) {
      Bill bill = shop.bill(1000);
      shop.work(Duration.ofSeconds(2));
      shop.mpesa.faults().tell(DarajaFault.NO_CALLBACK, 2);
      shop.wants(PROVEN, bill, 400);
      Shop.await(() -> Shop.count("payment_push WHERE state = 'sent'") == 1);
      shop.now.set(midnight.minusSeconds(29));
      shop.paysWhenAsked(PROVEN);
      shop.types(TYPED, bill.number().digits(), "250");
      assertThat(shop.paid(bill)).isEqualTo(Money.ZERO);

      shop.now.set(midnight.plusSeconds(3));
      shop.types(EARLY, bill.number().digits(), "70");
      // the query proves on the new day what was paid on the old one, and the list dates it, which
      // is read at once and may bring the rest too
      Shop.await(() -> shop.paid(bill).compareTo(new Money(470)) >= 0);
      Instant read = midnight.plusSeconds(4);
      shop.now.set(read);
      shop.work(Shop.NEVER);
      Shop.await(() -> Shop.count("payment WHERE state = 'posted'") == 3);

      var ledgers = new Ledgers(shop.database);
      assertThat(ledgers.moved(Account.BANK, midnight.minusSeconds(60), midnight))
          .isEqualTo(new Money(650));
      assertThat(ledgers.moved(Account.BANK, midnight, read.plusSeconds(1)))
          .isEqualTo(new Money(70));
      assertThat(shop.paid(bill)).isEqualTo(new Money(720));
      assertThat(shop.differences(day)).isEmpty();
      assertThat(shop.differences(day.plusDays(1))).isEmpty();
      shop.booksAreRight();
    }
  }
}
