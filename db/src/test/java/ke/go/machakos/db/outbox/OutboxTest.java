package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Msisdn PHONE = new Msisdn("+254712345678");

  private final Database database = TestStores.get().database();
  private final Outbox outbox = new Outbox(database, TestKeys.vault());

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void one_message_is_taken_for_a_cause() {
    assertThat(enqueue("session/1", "Reply 1 to go on")).isTrue();
    assertThat(enqueue("session/1", "Reply 1 to go on")).isFalse();
    assertThat(enqueue("session/2", "Another")).isTrue();
    assertThat(outbox.waiting()).isEqualTo(2);
    assertThat(outbox.to(PHONE, 5))
        .extracting(queued -> queued.message().body())
        .containsExactly("Another", "Reply 1 to go on");
    assertThat(outbox.to(new Msisdn("+254712345679"), 5)).isEmpty();
  }

  @Test
  void a_message_of_a_transaction_that_fails_is_not_there() {
    try {
      database.<Boolean>write(
          tx -> {
            outbox.enqueue(tx, message("session/3", "x"), NOW);
            throw new IllegalStateException("the fact did not happen");
          });
    } catch (IllegalStateException expected) {
      assertThat(outbox.waiting()).isZero();
    }
  }

  @Test
  void neither_the_number_nor_the_text_can_be_read_in_the_row() {
    enqueue("session/4", "For Mary Wanza");
    String row =
        database.read(
            tx -> {
              var stored = tx.jooq().selectFrom(OUTBOX).fetchSingle();
              return new String(stored.get(OUTBOX.BODY_SEALED), StandardCharsets.ISO_8859_1)
                  + new String(stored.get(OUTBOX.RECIPIENT_SEALED), StandardCharsets.ISO_8859_1);
            });
    assertThat(row).doesNotContain("Mary").doesNotContain("712345678");
  }

  private boolean enqueue(String cause, String body) {
    return database.<Boolean>write(tx -> outbox.enqueue(tx, message(cause, body), NOW));
  }

  private static OutgoingMessage message(String cause, String body) {
    return new OutgoingMessage(
        "finish_by_sms",
        PHONE,
        "en",
        Optional.of("resume.sms"),
        body,
        NOW,
        Optional.empty(),
        cause);
  }
}
