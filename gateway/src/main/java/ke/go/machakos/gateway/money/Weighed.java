package ke.go.machakos.gateway.money;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.phone.Msisdn;

/** What a wish would come to, with the bill and the payment it is about locked. */
sealed interface Weighed {
  /** It cannot be done. */
  record Refused(Refusal why) implements Weighed {}

  /**
   * It can be done.
   *
   * @param lines what the ledger gets; nothing where the wish is not about money
   * @param becomes what becomes of a payment
   * @param news who is told of it and how
   */
  record Ready(List<Ledger.Line> lines, Optional<Becomes> becomes, Optional<News> news)
      implements Weighed {}

  /** The state that a payment comes to have. */
  record Becomes(long payment, PaymentState state) {}

  /** The text for a payer. */
  record News(Msisdn to, String key, Map<String, String> values) {}
}
