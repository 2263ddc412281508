package ke.go.machakos.gateway.daraja.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.Bodies;
import org.junit.jupiter.api.Test;

/** What the stand-in posts is what is documented, byte for byte but for the blanks between. */
class EnvelopesTest {
  private static final Push PUSH =
      new Push(
          "29115-34620561-1",
          "ws_CO_191220191020363925",
          new Msisdn("+254708374149"),
          new Amount(100),
          "2010022",
          "/pay/s3cret/stk");

  /** Without the blanks outside texts. */
  private static String compact(String body) {
    return body.replaceAll("\\s+(?=([^\"]*\"[^\"]*\")*[^\"]*$)", "");
  }

  @Test
  void a_paid_and_a_cancelled_push_are_as_documented() {
    Transaction paid =
        new Transaction(
            "NLJ7RT61SV",
            Instant.parse("2019-12-19T07:21:15Z"),
            new Msisdn("+254708374149"),
            new Amount(100),
            "2010022",
            false);
    assertThat(
            Envelopes.paid(PUSH, "The service request is processed successfully.", paid).encode())
        .isEqualTo(compact(Bodies.of("stk-paid")));
    DarajaFault cancelled = DarajaFault.CANCELLED;
    assertThat(Envelopes.unpaid(PUSH, cancelled.code(), cancelled.said()).encode())
        .isEqualTo(compact(Bodies.of("stk-cancelled")));
  }

  @Test
  void a_payment_to_the_paybill_is_as_documented() {
    Transaction paid =
        new Transaction(
            "RKL51ZDR4F",
            Instant.parse("2023-11-21T09:13:25Z"),
            new Msisdn("+254708374126"),
            new Amount(500),
            "Sample Transaction",
            false);
    assertThat(
            Envelopes.c2b(paid, "600966", "25.00", "2547 ***** 126")
                .put("FirstName", "NICHOLAS")
                .encode())
        .isEqualTo(compact(Bodies.of("c2b-masked")));
  }

  @Test
  void no_receipt_is_given_twice() {
    DarajaIds ids = new DarajaIds(new SplittableRandom(7));
    Set<String> receipts = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      receipts.add(ids.receipt());
    }
    assertThat(receipts).hasSize(100_000).allMatch(it -> it.matches("SM[A-Z0-9]{8}"));
  }
}
