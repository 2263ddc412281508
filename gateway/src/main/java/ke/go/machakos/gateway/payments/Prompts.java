package ke.go.machakos.gateway.payments;

import java.time.Instant;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.text.Language;

/** M-Pesa's questions on people's phones, to be asked for when their calls are over. */
public interface Prompts {
  /** Where there is no account with M-Pesa: nothing can be asked for. */
  Prompts NONE =
      new Prompts() {
        @Override
        public boolean available() {
          return false;
        }

        @Override
        public boolean ask(Tx tx, Wanted wanted, Instant now) {
          throw new IllegalStateException("there is no account with M-Pesa");
        }
      };

  /** A payment that somebody agreed to make from their phone. */
  record Wanted(Msisdn phone, Bill bill, Money amount, Language language) {}

  /** Whether there is an account to ask by. */
  boolean available();

  /**
   * Has M-Pesa ask, some seconds later, and tells the payer by SMS how to pay without it.
   *
   * @return false where it is asking for that bill on that phone already
   */
  boolean ask(Tx tx, Wanted wanted, Instant now);
}
