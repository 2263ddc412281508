package ke.go.machakos.db.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcquaintancesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Instant END = NOW.plusSeconds(600);
  private static final Msisdn PHONE = new Msisdn("+254712345678");

  private final Database database = TestStores.get().database();
  private final Inbox inbox = new Inbox(database, TestKeys.vault());
  private final Acquaintances acquaintances =
      new Acquaintances(database, TestKeys.vault(), List.of(1, 3));

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  @Test
  void a_stranger_is_known_by_nothing() {
    Acquaintance stranger = acquaintances.of(received(PHONE, "a", NOW));
    assertThat(stranger.moves()).isZero();
    assertThat(stranger.waiting(NOW)).isEmpty();
    assertThat(stranger.language()).isEmpty();
    assertThat(stranger.muted(NOW)).isFalse();
    assertThat(stranger.draft()).isEmpty();
    assertThat(stranger.earlier()).isEmpty();
  }

  @Test
  void all_that_is_known_is_found_at_once() {
    var question = new SmsDialogue("report-ward", "x");
    var draft = new ReportDraft(PHONE, "maji hakuna");
    database.<Boolean>write(
        tx -> {
          new SmsDialogues(database, TestKeys.vault()).ask(tx, PHONE, question, NOW, END);
          new ReportDrafts(database, TestKeys.vault()).keep(tx, draft, END);
          new Citizens(database, TestKeys.vault()).introduce(tx, PHONE, Optional.of("kam"), NOW);
          new Muted(database, TestKeys.vault()).mute(tx, PHONE, END, "insults", "test", NOW);
          return true;
        });
    Acquaintance known = acquaintances.of(received(PHONE, "a", NOW));
    assertThat(known.moves()).isOne();
    assertThat(known.waiting(NOW)).contains(question);
    assertThat(known.waiting(END)).isEmpty();
    assertThat(known.language()).contains("kam");
    assertThat(known.muted(NOW)).isTrue();
    assertThat(known.muted(END)).isFalse();
    assertThat(known.draft()).contains(draft);
  }

  @Test
  void earlier_messages_count_for_a_day_without_copies_and_what_was_dropped() {
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    received(PHONE, "zero", yesterday);
    ReceivedMessage first = received(PHONE, "one", NOW.minusSeconds(30));
    received(PHONE, "one", NOW.minusSeconds(25));
    ReceivedMessage dropped = received(PHONE, "two", NOW.minusSeconds(20));
    database.<Boolean>write(
        tx -> inbox.handled(tx, dropped.id(), Inbox.State.DROPPED, "door", NOW));
    received(PHONE, "three", NOW.minusSeconds(10));
    received(PHONE, "four", NOW.minusSeconds(5));
    ReceivedMessage last = received(PHONE, "five", NOW);
    received(PHONE, "six", NOW.plusSeconds(1));
    assertThat(acquaintances.of(last).earlier())
        .isEqualTo(Map.of(1, NOW.minusSeconds(5), 3, NOW.minusSeconds(30)));
    assertThat(acquaintances.of(first).earlier()).isEqualTo(Map.of(1, yesterday));
  }

  @Test
  void each_of_many_at_the_same_moment_gets_their_own() {
    List<ReceivedMessage> messages =
        IntStream.range(0, 40)
            .mapToObj(i -> new Msisdn("+2547000001%02d".formatted(i)))
            .map(phone -> received(phone, "x", NOW))
            .toList();
    var known =
        messages.stream()
            .map(each -> CompletableFuture.supplyAsync(() -> acquaintances.of(kept(each))))
            .toList();
    for (int i = 0; i < known.size(); i++) {
      ReportDraft draft = known.get(i).join().draft().orElseThrow();
      assertThat(draft.from()).isEqualTo(messages.get(i).from());
    }
  }

  private ReceivedMessage kept(ReceivedMessage message) {
    database.<Boolean>write(
        tx -> {
          new ReportDrafts(database, TestKeys.vault())
              .keep(tx, new ReportDraft(message.from(), "x"), END);
          return true;
        });
    return message;
  }

  private ReceivedMessage received(Msisdn from, String body, Instant at) {
    var message =
        new IncomingMessage(
            "test",
            body + at + from,
            from,
            "22483",
            Optional.empty(),
            Optional.empty(),
            body,
            Optional.empty());
    Receipt receipt = database.write(tx -> inbox.take(tx, message, at));
    return new ReceivedMessage(receipt.id(), from, "22483", body, at);
  }
}
