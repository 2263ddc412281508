package ke.go.machakos.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.inbox.Acquaintances;
import ke.go.machakos.db.inbox.Inbox;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.inbox.OptOuts;
import ke.go.machakos.db.inbox.Receipt;
import ke.go.machakos.db.inbox.ReceivedMessage;
import ke.go.machakos.db.inbox.SmsDialogue;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.lanes.Together;
import ke.go.machakos.db.outbox.DeliveryReports;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.QueuedMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.SmsWiring;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.gsm.GsmText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Texts in and the answers in the outbox, over the shipped texts and the sample data. */
class SmsIntakeTest {
  /** A sample citizen who has chosen English. */
  private static final Msisdn ENGLISH = new Msisdn("+254700000001");

  private static final Msisdn STRANGER = new Msisdn("+254722000777");
  private static final Database DATABASE = TestStores.get().database();
  private static final Outbox OUTBOX = new Outbox(DATABASE, TestKeys.vault());
  private static final Inbox INBOX = new Inbox(DATABASE, TestKeys.vault());
  private static final OptOuts OPT_OUTS = new OptOuts(TestKeys.vault());
  private static final SmsDialogues DIALOGUES = new SmsDialogues(DATABASE, TestKeys.vault());
  private static final MenuBook BOOK =
      MenuBook.load(TestData.CONFIG, Wiring.vocabulary(Startup.services(TestData.CONFIG)))
          .with(Settings.Codes.SAMPLE.inTexts()::get);
  private static final AtomicInteger IDS = new AtomicInteger();

  private final AtomicReference<Instant> now = new AtomicReference<>(TestData.NOW);

  @BeforeAll
  static void sample() {
    TestData.sample();
  }

  @BeforeEach
  void fresh() throws Exception {
    try (var owner = TestStores.get().owner();
        var statement = owner.createStatement()) {
      for (String table : new String[] {"inbox", "outbox", "sms_dialogue", "opt_out"}) {
        statement.execute("DELETE FROM " + table);
      }
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/sms/english.csv", delimiter = '|')
  void a_text_is_answered_in_english_to_who_chose_it(String text, String answer) {
    answered(ENGLISH, text, answer);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/sms/stranger.csv", delimiter = '|')
  void a_stranger_is_answered_in_kiswahili(String text, String answer) {
    answered(STRANGER, text, answer);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/sms/word.csv", delimiter = '|')
  void a_stranger_is_answered_in_the_language_of_the_word_that_they_text(
      String text, String answer) {
    answered(STRANGER, text, answer);
  }

  private void answered(Msisdn from, String text, String answer) {
    SmsIntake intake = intake(List.of());
    long id = send(intake, from, text).id();
    intake.answer(id);
    QueuedMessage reply = OUTBOX.to(from, 9).getFirst();
    assertThat(reply.message().body()).contains(answer.replace('^', '\n'));
    assertThat(reply.message().cause()).isEqualTo("sms-in/" + id);
    GsmText.Size size = GsmText.measure(reply.message().body());
    assertThat(size.encoding()).isEqualTo(GsmText.Encoding.GSM7);
    assertThat(size.segments()).isLessThanOrEqualTo(2);
    assertThat(INBOX.find(id)).isEmpty();
  }

  @Test
  void who_stops_is_opted_out_and_still_answered_and_may_start_again() {
    SmsIntake intake = intake(List.of());
    text(intake, STRANGER, "stop!");
    assertThat(optedOut(STRANGER)).isTrue();
    text(intake, STRANGER, "MSAADA");
    assertThat(OUTBOX.to(STRANGER, 9)).hasSize(2);
    text(intake, STRANGER, "Anza");
    assertThat(optedOut(STRANGER)).isFalse();
  }

  @Test
  void who_stops_starts_and_stops_again_within_a_minute_is_opted_out() {
    SmsIntake intake = intake(List.of());
    for (String wish : List.of("STOP", "START", "STOP", "START")) {
      text(intake, STRANGER, wish);
      assertThat(optedOut(STRANGER)).isEqualTo(wish.equals("STOP"));
      now.updateAndGet(it -> it.plusSeconds(5));
    }
    assertThat(OUTBOX.to(STRANGER, 9)).hasSize(4);
    text(intake, STRANGER, "START"); // a copy of the last
    assertThat(OUTBOX.to(STRANGER, 9)).hasSize(4);
  }

  @Test
  void a_language_is_kept_of_who_agreed_and_holds_for_one_answer_to_others() {
    SmsIntake intake = intake(List.of());
    Msisdn agreed = new Msisdn("+254722000778");
    Citizens citizens = new Citizens(DATABASE, TestKeys.vault());
    DATABASE.<Boolean>write(
        tx -> {
          citizens.consent(tx, agreed, new Consent(Citizens.SERVICE, "1", true, "ussd"), now.get());
          return true;
        });
    assertThat(text(intake, agreed, "lang en"))
        .isEqualTo("From now on we write to you in English.");
    assertThat(text(intake, agreed, "MSAADA")).startsWith("Machakos County");
    now.updateAndGet(it -> it.plusSeconds(5));
    assertThat(text(intake, agreed, "LANG KAM")).contains("Kikamba");
    now.updateAndGet(it -> it.plusSeconds(5));
    assertThat(text(intake, agreed, "lang en")) // no copy of the first
        .isEqualTo("From now on we write to you in English.");
    assertThat(text(intake, STRANGER, "LANG EN")).startsWith("Now: English");
    assertThat(text(intake, STRANGER, "MSAADA")).startsWith("Kaunti");
    assertThat(citizens.find(STRANGER)).isEmpty();
  }

  @Test
  void what_rolled_back_leaves_nothing_and_the_sweep_answers_it_once() {
    AtomicInteger tries = new AtomicInteger();
    SmsIntake intake =
        intake(
            List.of(),
            SmsCommand.of(
                "try",
                new CommandWords(Set.of(), Set.of("JARIBU")),
                Argument.NONE,
                ask ->
                    SmsReply.of(ask, "sms.human")
                        .with(
                            tx -> {
                              OPT_OUTS.set(tx, ask.caller(), true, "sms", ask.now());
                              if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("the first try fails");
                              }
                            })));
    long id = send(intake, STRANGER, "jaribu").id();
    assertThatThrownBy(() -> intake.answer(id)).hasMessageContaining("first try");
    assertThat(optedOut(STRANGER)).isFalse();
    assertThat(OUTBOX.waiting()).isZero();
    assertThat(INBOX.find(id)).isPresent();
    assertThat(intake.sweep(Duration.ofSeconds(1))).isZero();
    now.updateAndGet(before -> before.plusSeconds(2));
    assertThat(intake.sweep(Duration.ofSeconds(1))).isOne();
    assertThat(intake.sweep(Duration.ZERO)).isZero();
    intake.answer(id);
    assertThat(optedOut(STRANGER)).isTrue();
    assertThat(OUTBOX.to(STRANGER, 9)).hasSize(1);
    assertThat(tries).hasValue(2);
  }

  @Test
  void what_fails_for_ten_minutes_goes_to_a_person_and_holds_nobody_up() {
    SmsIntake intake =
        intake(
            List.of(),
            SmsCommand.of(
                "broken",
                new CommandWords(Set.of(), Set.of("VUNJA")),
                Argument.NONE,
                ask -> {
                  throw new IllegalStateException("always");
                }));
    long broken = send(intake, STRANGER, "vunja").id();
    long well = send(intake, ENGLISH, "HELP").id();
    intake.sweep(Duration.ZERO);
    assertThat(INBOX.find(broken)).isPresent();
    assertThat(INBOX.find(well)).isEmpty();
    now.updateAndGet(before -> before.plusSeconds(601));
    intake.sweep(Duration.ZERO);
    assertThat(INBOX.find(broken)).isEmpty();
    assertThat(OUTBOX.to(STRANGER, 1).getFirst().message().body()).contains("Mtu atausoma");
  }

  @Test
  void a_waiting_conversation_comes_after_help_and_before_other_commands() {
    SmsIntake intake = intake(List.of(new Counting()));
    ask(STRANGER, "0");
    assertThat(text(intake, STRANGER, "MSAADA")).startsWith("Kaunti ya Machakos, majibu");
    assertThat(text(intake, STRANGER, "HALI 1010013")).isEqualTo("Imefutwa"); // the conversation's
    assertThat(text(intake, STRANGER, "no answer")).contains("Mtu atausoma");
  }

  @Test
  void the_same_answer_to_the_next_question_is_a_message_of_its_own() {
    SmsIntake intake = intake(List.of(new Counting()));
    ask(STRANGER, "0");
    Receipt first = send(intake, STRANGER, "1");
    assertThat(send(intake, STRANGER, "1").arrival()).isEqualTo(Receipt.Arrival.COPY);
    intake.answer(first.id());
    assertThat(send(intake, STRANGER, "1").arrival()).isEqualTo(Receipt.Arrival.COPY);
    now.updateAndGet(before -> before.plusSeconds(5));
    text(intake, STRANGER, "2");
    assertThat(send(intake, STRANGER, "1").arrival()).isEqualTo(Receipt.Arrival.NEW);
    assertThat(DIALOGUES.waiting(STRANGER, now.get())).contains(new SmsDialogue("counting", "2"));
  }

  @Test
  void an_answer_is_found_anew_where_the_conversation_moved_meanwhile() {
    AtomicInteger plans = new AtomicInteger();
    SmsIntake intake =
        intake(
            List.of(),
            SmsCommand.of(
                "slow",
                new CommandWords(Set.of(), Set.of("POLE")),
                Argument.NONE,
                asked -> {
                  if (plans.incrementAndGet() == 1) {
                    ask(STRANGER, "7"); // as another message would, while this one is thought about
                  }
                  return SmsReply.of(asked, "sms.human");
                }));
    text(intake, STRANGER, "pole");
    assertThat(plans).hasValue(2);
    assertThat(OUTBOX.to(STRANGER, 9)).hasSize(1);
  }

  @Test
  void answers_found_at_the_same_moment_are_given_together_and_one_that_fails_takes_no_other() {
    SmsIntake intake =
        intake(
            List.of(new Counting()),
            SmsCommand.of(
                "broken",
                new CommandWords(Set.of(), Set.of("VUNJA")),
                Argument.NONE,
                ask ->
                    SmsReply.of(ask, "sms.human")
                        .with(
                            tx -> {
                              OPT_OUTS.set(tx, ask.caller(), true, "sms", ask.now());
                              throw new IllegalStateException("always");
                            })));
    Msisdn other = new Msisdn("+254722000779");
    ask(STRANGER, "0");
    List<Settlement> found =
        Stream.of(
                send(other, "MSAADA"),
                send(STRANGER, "1"),
                send(ENGLISH, "vunja"),
                send(STRANGER, "2"),
                send(new Msisdn("+254722000780"), "ACHA"))
            .map(intake::plan)
            .toList();
    assertThatThrownBy(() -> intake.settle(found)).hasMessageContaining("always");
    assertThat(OUTBOX.waiting()).isZero();
    try (Together<Settlement, Boolean> lane =
        new Together<>("t", 9, Duration.ofMillis(100), fault -> false, intake::settle)) {
      List<CompletableFuture<Boolean>> settled = found.stream().map(lane::ask).toList();
      assertThat(settled.get(0).join()).isTrue();
      assertThat(settled.get(1).join()).isTrue();
      assertThatThrownBy(() -> settled.get(2).join()).hasMessageContaining("always");
      assertThat(settled.get(3).join()).isFalse(); // the conversation moved on by the first
      assertThat(settled.get(4).join()).isTrue();
    }
    assertThat(OUTBOX.waiting()).isEqualTo(3);
    assertThat(optedOut(ENGLISH)).isFalse();
    assertThat(INBOX.find(found.get(2).message().id())).isPresent();
    assertThat(INBOX.find(found.get(3).message().id())).isPresent();
    intake.sweep(Duration.ZERO);
    assertThat(OUTBOX.waiting()).isEqualTo(4);
    assertThat(DIALOGUES.waiting(STRANGER, now.get())).contains(new SmsDialogue("counting", "2"));
    assertThat(INBOX.find(found.get(2).message().id())).isPresent();
  }

  private ReceivedMessage send(Msisdn from, String text) {
    return INBOX.find(send(intake(List.of()), from, text).id()).orElseThrow();
  }

  /** Counts the answers that have a digit, for ever. */
  private static final class Counting implements Conversation {
    @Override
    public String kind() {
      return "counting";
    }

    @Override
    public Optional<SmsReply> answer(SmsAsk ask, String content) {
      if (!ask.argument().matches(".*[0-9].*")) {
        return Optional.empty();
      }
      var next = new SmsDialogue(kind(), Integer.toString(Integer.parseInt(content) + 1));
      Instant end = ask.now().plusSeconds(600);
      return Optional.of(
          SmsReply.of(ask, "bill.standing.cancelled")
              .with(tx -> DIALOGUES.ask(tx, ask.caller(), next, ask.now(), end)));
    }
  }

  private void ask(Msisdn phone, String content) {
    Instant end = now.get().plusSeconds(600);
    DATABASE.<Boolean>write(
        tx -> {
          DIALOGUES.ask(tx, phone, new SmsDialogue("counting", content), now.get(), end);
          return true;
        });
  }

  private static boolean optedOut(Msisdn phone) {
    return DATABASE.<Boolean>read(tx -> OPT_OUTS.holds(tx, phone));
  }

  private String text(SmsIntake intake, Msisdn from, String text) {
    intake.answer(send(intake, from, text).id());
    return OUTBOX.to(from, 1).getFirst().message().body();
  }

  private Receipt send(SmsIntake intake, Msisdn from, String text) {
    return intake.store(
        new IncomingMessage(
            "test",
            "id" + IDS.incrementAndGet(),
            from,
            "20880",
            Optional.empty(),
            Optional.empty(),
            text,
            Optional.empty()));
  }

  private SmsIntake intake(List<Conversation> conversations, SmsCommand... more) {
    List<SmsCommand> commands =
        new ArrayList<>(
            SmsWiring.commands(
                DATABASE,
                TestKeys.vault(),
                PayBill.SAMPLE,
                Startup.cases(TestData.CONFIG, DATABASE, TestKeys.vault())));
    commands.addAll(List.of(more));
    SmsRouter router =
        new SmsRouter(
            commands,
            conversations,
            FreeText.TO_A_PERSON,
            DIALOGUES,
            new Acquaintances(DATABASE, TestKeys.vault(), NumberDoor.COUNTS),
            Optional.empty());
    return new SmsIntake(
        DATABASE,
        new SmsIntake.Stores(INBOX, DIALOGUES, OPT_OUTS, OUTBOX, new DeliveryReports(DATABASE)),
        router,
        BOOK.renderer(),
        now::get);
  }
}
