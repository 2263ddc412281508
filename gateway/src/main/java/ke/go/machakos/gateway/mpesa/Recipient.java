package ke.go.machakos.gateway.mpesa;

import java.util.Optional;
import ke.go.machakos.db.payments.Push;
import ke.go.machakos.db.payments.PushOfRequest;
import ke.go.machakos.db.phone.Msisdn;

/**
 * Who is told of a payment.
 *
 * @param push the one that they asked for, in whose language they are told
 */
record Recipient(Msisdn phone, Optional<Long> push) {
  static Recipient of(Push push) {
    return new Recipient(push.phone(), Optional.of(push.id()));
  }

  static Recipient of(PushOfRequest push) {
    return new Recipient(push.phone(), Optional.of(push.id()));
  }
}
