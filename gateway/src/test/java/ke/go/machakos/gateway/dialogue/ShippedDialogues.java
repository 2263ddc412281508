package ke.go.machakos.gateway.dialogue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.Wiring;
import ke.go.machakos.gateway.complaints.Reader;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.TurnReply;
import ke.go.machakos.gateway.conversation.Turns;
import ke.go.machakos.gateway.conversation.UssdTurn;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.menus.book.MenuBook;

/**
 * The shipped menus and every feature over the stores of the tests, on the day of the sample data.
 * A fault inside a turn is not apologised for: it reaches the test.
 */
final class ShippedDialogues implements AutoCloseable {
  static final String CODE = "*483#";
  static final Path CONFIG = TestData.CONFIG;

  private final Stores stores;
  private final List<Action> actions;
  private final MenuBook book;
  private final Turns turns;
  private Instant now = TestData.NOW;

  ShippedDialogues() {
    TestStores servers = TestStores.get();
    this.stores =
        Stores.open(
            new Stores.Opening(
                servers.folder(),
                Optional.of(servers.settings()),
                Optional.of(servers.redisUri()),
                4,
                TestKeys.vault()));
    this.actions =
        Wiring.actions(
            stores.database(),
            TestKeys.vault(),
            PayBill.SAMPLE,
            Startup.services(CONFIG),
            Reader.shipped());
    this.book = MenuBook.load(CONFIG, Wiring.vocabulary(actions));
    this.turns = Wiring.turns(book, actions, stores, TestKeys.vault(), CODE, () -> now);
  }

  /** Lets time pass. */
  void later(Duration time) {
    now = now.plus(time);
  }

  List<Action> actions() {
    return actions;
  }

  Database database() {
    return stores.database();
  }

  MenuBook book() {
    return book;
  }

  TurnReply take(Turn turn) {
    UssdTurn taken =
        new UssdTurn(
            turn.sessionId(),
            Msisdn.parse(turn.phoneNumber()).orElseThrow(),
            turn.serviceCode(),
            turn.networkCode(),
            turn.text());
    return turns.take(taken, turns.key(taken), language -> {});
  }

  @Override
  public void close() {
    stores.close();
  }
}
