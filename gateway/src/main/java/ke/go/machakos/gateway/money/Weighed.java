package ke.go.machakos.gateway.money;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Ledger;
import ke.go.machakos.db.phone.Msisdn;

/** What a wish would come to, with the bill and the payment it is about locked. */
sealed interface Weighed {
  /** It cannot be done. */
  record Refused(Refusal why) implements Weighed {}

  /**
   * It can be done.
   *
   * @param lines what the ledger gets of a refund; what else there is, the books know how to post
   * @param news who is told of it and how
   */
  record Ready(List<Ledger.Line> lines, Optional<News> news) implements Weighed {}

  /** The text for a payer. */
  record News(Msisdn to, String key, Map<String, String> values) {}
}
