package ke.go.machakos.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.talk.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bill as large as the county's revenue system may hand over, such as the rates of a factory. */
class LargeBillTest {
  private final ShippedDialogues dialogues = new ShippedDialogues();

  @BeforeEach
  void seed() throws SQLException {
    TestData.sample();
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      statement.execute("UPDATE bill SET amount_kes = 1000000000 WHERE number = '2010022'");
    }
  }

  @AfterEach
  void close() {
    dialogues.close();
  }

  @Test
  void its_payer_is_shown_the_bills_beside_it_and_what_its_permit_costs() {
    turn("one", "");
    turn("one", "1");
    turn("one", "1*2");
    assertThat(turn("one", "1*2*3")).contains("KES 1,000,000,000");
    turn("two", "");
    turn("two", "2");
    turn("two", "2*1");
    turn("two", "2*1*1");
    assertThat(turn("two", "2*1*1*1010037")).contains("To pay: KES 1,000,000,000");
  }

  private String turn(String session, String text) {
    return dialogues
        .take(new Turn(session, "+254700000001", "63902", ShippedDialogues.CODE, text))
        .text();
  }
}
