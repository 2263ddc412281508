package ke.go.machakos.gateway.money;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/** Tells payers by SMS what the desk did, in their own language. Thread-safe. */
final class MoneyNotices {
  private final Citizens citizens;
  private final Outbox outbox;
  private final Renderer renderer;

  MoneyNotices(Database database, Vault vault, Renderer renderer) {
    this.citizens = new Citizens(database, vault);
    this.outbox = new Outbox(database, vault);
    this.renderer = renderer;
  }

  /** Queues a text in the transaction of the fact; at most one of a cause. */
  void tell(Tx tx, Weighed.News news, String cause, Instant now) {
    Language language =
        citizens
            .find(tx, news.to())
            .flatMap(Citizen::language)
            .flatMap(Language::of)
            .orElse(Language.SW);
    outbox.enqueue(
        tx,
        new OutgoingMessage(
            "money_desk",
            news.to(),
            language.code(),
            Optional.of(news.key()),
            renderer.text(language, news.key(), news.values()::get),
            now,
            Optional.empty(),
            cause + "/payer"),
        now);
  }
}
