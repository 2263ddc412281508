package ke.go.machakos.db.payments;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of what was said to have been paid. */
class KeptEvidenceTest {
  private final Till till = new Till();

  @BeforeEach
  void county() {
    TestData.county();
  }

  @AfterEach
  void the_books_are_right() {
    assertThat(till.ledgers.faults(0, 1_000_000_000)).isEmpty();
  }

  @Test
  void evidence_is_kept_once_sealed_and_for_good() {
    Reference bill = till.bill(100);
    for (int i = 0; i < 3; i++) {
      till.receive(Till.c2b("EVI1", 100, bill.digits()));
    }
    var log = new EvidenceLog(ke.go.machakos.db.TestKeys.vault());
    assertThat(log.ofReceipt(till.database, "EVI1"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.body()).contains("MARY", bill.digits()));
    assertThat(TestStores.get().cell("SELECT HEX(body_sealed) FROM payment_evidence"))
        .doesNotContain("4D415259");
    org.assertj.core.api.Assertions.assertThatException()
        .isThrownBy(
            () ->
                till.database.<Integer>write(
                    tx -> tx.jooq().execute("UPDATE payment_evidence SET source = 'x'")))
        .withMessageContaining("denied");
  }

  @Test
  void a_phone_number_typed_as_an_account_is_nowhere_in_the_clear() {
    var unmatched = (Received.Unmatched) till.receive(Till.c2b("PHO1", 100, "0712345678"));
    assertThat(TestStores.get().cell("SELECT account_given FROM payment"))
        .doesNotContain("712345678");
    assertThat(
            till.database
                .read(tx -> till.matters.find(tx, unmatched.matter()))
                .flatMap(Matter::account))
        .contains("0712345678");
  }
}
