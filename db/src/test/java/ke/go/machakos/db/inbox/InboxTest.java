package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.inbox.Receipt.Arrival;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Msisdn PHONE = new Msisdn("+254712345678");
  private static final Msisdn OTHER = new Msisdn("+254712345679");

  private final Database database = TestStores.get().database();
  private final Inbox inbox = new Inbox(database, TestKeys.vault());
  private final SmsDialogues dialogues = new SmsDialogues(database, TestKeys.vault());
  private final OptOuts optOuts = new OptOuts(TestKeys.vault());

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void a_message_is_found_until_something_was_done_for_it() {
    Receipt receipt = take("a", PHONE, "Maji hakuna", NOW);
    assertThat(receipt.arrival()).isEqualTo(Arrival.NEW);
    assertThat(inbox.left(NOW, 10)).containsExactly(receipt.id());
    assertThat(inbox.find(receipt.id()))
        .contains(new ReceivedMessage(receipt.id(), PHONE, "20880", "Maji hakuna", NOW));
    answer(receipt.id(), NOW);
    assertThat(inbox.left(NOW, 10)).isEmpty();
    assertThat(inbox.find(receipt.id())).isEmpty();
    assertThat(answer(receipt.id(), NOW)).as("done once").isFalse();
  }

  @Test
  void the_provider_may_deliver_one_message_again_days_later() {
    Receipt first = take("a", PHONE, "Maji hakuna", NOW);
    assertThat(take("a", PHONE, "Maji hakuna", NOW.plusSeconds(170_000)))
        .isEqualTo(new Receipt(Arrival.REPEAT, first.id()));
  }

  @Test
  void the_same_text_within_a_minute_is_a_copy_and_after_it_another_message() {
    take("a", PHONE, "Maji hakuna", NOW);
    assertThat(take("b", PHONE, " Maji hakuna ", NOW.plusSeconds(59)).arrival())
        .isEqualTo(Arrival.COPY);
    assertThat(take("c", OTHER, "Maji hakuna", NOW).arrival()).isEqualTo(Arrival.NEW);
    assertThat(take("d", PHONE, "Maji safi", NOW).arrival()).isEqualTo(Arrival.NEW);
    assertThat(take("e", PHONE, "Maji hakuna", NOW.plusSeconds(60)).arrival())
        .isEqualTo(Arrival.NEW);
  }

  @Test
  void the_same_text_is_a_new_message_once_the_conversation_has_moved_on() {
    long first = take("a", PHONE, "1", NOW).id();
    Instant answered = NOW.plusSeconds(1);
    move(answered); // by the answer to the first copy itself
    answer(first, answered);
    assertThat(take("b", PHONE, "1", NOW.plusSeconds(2)).arrival()).isEqualTo(Arrival.COPY);
    move(NOW.plusSeconds(3));
    assertThat(take("c", PHONE, "1", NOW.plusSeconds(4)).arrival()).isEqualTo(Arrival.NEW);
    assertThat(take("d", PHONE, "1", NOW.plusSeconds(5)).arrival()).isEqualTo(Arrival.COPY);
  }

  @Test
  void of_copies_that_arrive_together_one_is_the_first() throws Exception {
    List<Callable<Receipt>> copies =
        IntStream.range(0, 40)
            .<Callable<Receipt>>mapToObj(i -> () -> take("id" + i, PHONE, "Maji", NOW))
            .toList();
    try (var threads = Executors.newFixedThreadPool(6)) {
      long first =
          threads.invokeAll(copies).stream()
              .filter(done -> done.resultNow().arrival() == Arrival.NEW)
              .count();
      assertThat(first).isOne();
    }
  }

  @Test
  void of_a_burst_each_message_is_what_it_would_be_alone() {
    take("old", PHONE, "Maji hakuna", NOW);
    List<Receipt> receipts = burst("a:Maji hakuna", "b:Maji", "c:Taka", "d:Maji", "e:Maji ");
    assertThat(receipts)
        .extracting(Receipt::arrival)
        .containsExactly(Arrival.COPY, Arrival.NEW, Arrival.NEW, Arrival.COPY, Arrival.COPY);
    assertThat(inbox.find(receipts.get(2).id()).orElseThrow().body()).isEqualTo("Taka");
    assertThat(burst("x:Barabara", "c:Taka", "y:Stima"))
        .extracting(Receipt::arrival)
        .containsExactly(Arrival.NEW, Arrival.REPEAT, Arrival.NEW);
    assertThat(inbox.left(NOW, 20)).hasSize(5);
  }

  @Test
  void a_message_whose_id_came_long_ago_spoils_no_burst() {
    long first = take("c", PHONE, "Taka", NOW.minusSeconds(86_400)).id();
    List<Receipt> receipts = burst("x:Barabara", "c:Taka", "y:Stima");
    assertThat(receipts)
        .extracting(Receipt::arrival)
        .containsExactly(Arrival.NEW, Arrival.REPEAT, Arrival.NEW);
    assertThat(receipts.get(1).id()).isEqualTo(first);
  }

  /** Messages of one number that come in one moment, each as id and text. */
  private List<Receipt> burst(String... messages) {
    List<IncomingMessage> all =
        Arrays.stream(messages)
            .map(each -> each.split(":", 2))
            .map(each -> message(each[0], PHONE, each[1]))
            .toList();
    return database.write(tx -> inbox.take(tx, all, NOW));
  }

  @Test
  void a_conversation_waits_until_it_ends_or_expires_and_counts_its_moves() {
    assertThat(dialogues.waiting(PHONE, NOW)).isEmpty();
    move(NOW);
    assertThat(dialogues.waiting(PHONE, NOW)).contains(new SmsDialogue("menu", "x"));
    assertThat(dialogues.waiting(OTHER, NOW)).isEmpty();
    assertThat(dialogues.waiting(PHONE, NOW.plusSeconds(600))).isEmpty();
    database.<Boolean>write(
        tx -> {
          dialogues.end(tx, PHONE, NOW);
          return true;
        });
    assertThat(dialogues.waiting(PHONE, NOW)).isEmpty();
    assertThat(dialogues.standing(PHONE, NOW).moves()).isEqualTo(2);
  }

  @Test
  void an_opt_out_holds_until_it_is_taken_back() {
    assertThat(database.<Boolean>read(tx -> optOuts.holds(tx, PHONE))).isFalse();
    for (boolean out : new boolean[] {true, true, false}) {
      database.<Boolean>write(
          tx -> {
            optOuts.set(tx, PHONE, out, "sms", NOW);
            return true;
          });
      assertThat(database.<Boolean>read(tx -> optOuts.holds(tx, PHONE))).isEqualTo(out);
    }
  }

  @Test
  void neither_the_number_nor_the_text_can_be_read_in_the_row() {
    take("a", PHONE, "Maji hakuna Mlolongo", NOW);
    String row =
        database.read(
            tx -> {
              var stored = tx.jooq().selectFrom(INBOX).fetchSingle();
              return new String(stored.get(INBOX.BODY_SEALED), StandardCharsets.ISO_8859_1)
                  + new String(stored.get(INBOX.SENDER_SEALED), StandardCharsets.ISO_8859_1);
            });
    assertThat(row).doesNotContain("Mlolongo").doesNotContain("712345678");
  }

  private Receipt take(String id, Msisdn from, String body, Instant now) {
    return database.write(tx -> inbox.take(tx, message(id, from, body), now));
  }

  private static IncomingMessage message(String id, Msisdn from, String body) {
    return new IncomingMessage(
        "africastalking",
        id,
        from,
        "20880",
        Optional.empty(),
        Optional.of("63902"),
        body,
        Optional.of(NOW));
  }

  private boolean answer(long id, Instant now) {
    return database.<Boolean>write(tx -> inbox.handled(tx, id, Inbox.State.HANDLED, "test", now));
  }

  private void move(Instant now) {
    database.<Boolean>write(
        tx -> {
          dialogues.ask(tx, PHONE, new SmsDialogue("menu", "x"), now, now.plusSeconds(300));
          return true;
        });
  }
}
