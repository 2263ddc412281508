package ke.go.machakos.gateway.mpesa;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.bills.Bills;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.desk.Hands;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.payments.PushLeases;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.payments.Receiving;
import ke.go.machakos.db.payments.UnreadCallbacks;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.daraja.Callers;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.DarajaRoutes;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.operations.Watch;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.menus.page.Renderer;

/**
 * Payments by M-Pesa over the stores: what menus may ask for, and, once there is an account, what
 * sends, asks after and hears of payments. Thread-safe.
 */
public final class Mpesa {
  private static final Duration LOOK = Duration.ofMillis(400);

  /** A lease lasts a minute. */
  private static final Duration LEASES = Duration.ofSeconds(15);

  /** What is overdue is looked for so many times in the time that makes it so. */
  private static final int QUERIES = 5;

  private static final Duration REQUESTS = Duration.ofSeconds(2);

  private final Database database;
  private final Vault vault;
  private final Pushes pushes;
  private final PayerTexts texts;
  private final PaymentNews news;
  private final MoneyBook book;
  private final Duration after;
  private final InstantSource clock;

  /**
   * Over the stores.
   *
   * @param watch told of every bill that a payment settles
   * @param after from the answer that ends a call to M-Pesa's question
   */
  public Mpesa(
      Database database,
      Vault vault,
      BillWatch watch,
      Renderer renderer,
      PayBill payBill,
      Duration after,
      InstantSource clock) {
    Receiving receiving = new Receiving(vault, watch);
    this.database = database;
    this.vault = vault;
    this.after = after;
    this.clock = clock;
    this.pushes = new Pushes(vault, receiving);
    this.texts =
        new PayerTexts(
            new Outbox(database, vault), new Citizens(database, vault), renderer, payBill);
    this.news = new PaymentNews(texts);
    var answers = new RequestAnswers(database, receiving, new Hands(vault), texts);
    this.book = new MoneyBook(database, receiving, pushes, news, texts, answers, clock);
  }

  /** What menus ask for. */
  public Prompts prompts() {
    return new PushPrompts(pushes, texts, after);
  }

  /** Brings forward what a phone waits for: its call is over. */
  public void callEnded(Msisdn phone) {
    Instant now = clock.instant();
    database.write(tx -> pushes.sooner(tx, phone, now));
  }

  /** Takes what M-Pesa says; closing finishes what is at work. */
  public AutoCloseable hear(Vertx vertx, Router world, PathSecret secret, Callers callers) {
    var unread = new UnreadCallbacks(database, vault);
    var routes =
        new DarajaRoutes(
            vertx,
            secret,
            callers,
            book,
            new BillJudge(new Bills(database, vault)),
            (kind, body, reason) -> unread.keep(kind, body, reason, clock.instant()));
    routes.mount(world);
    return routes;
  }

  /**
   * Begins to send what is due, and to ask after what was not told; closing ends it.
   *
   * @param queryAfter from a push to the question what became of it
   * @param pullEvery from one look at M-Pesa's own list to the next
   */
  public AutoCloseable work(Vertx vertx, Daraja daraja, Duration queryAfter, Duration pullEvery) {
    var round =
        new PushRound(
            database,
            new PushLeases(database, vault),
            pushes,
            daraja,
            book,
            news,
            texts,
            "node-" + UUID.randomUUID(),
            clock);
    var queries = new QueryRound(database, pushes, daraja, book, queryAfter, clock);
    var pulls = new PullRound(daraja, book, new ProviderLog(database), clock);
    Deque<AutoCloseable> open = new ArrayDeque<>();
    open.push(daraja);
    open.push(round);
    open.push(new Watch(vertx, "pushes that were in hand", LEASES, round::recover));
    open.push(new Watch(vertx, "pushes", LOOK, round::run));
    open.push(new Watch(vertx, "unanswered pushes", queryAfter.dividedBy(QUERIES), queries::run));
    Watch list = new Watch(vertx, "M-Pesa's list", pullEvery, pulls::run);
    open.push(list);
    book.whenMissing(list::now);
    var requests = new RequestRound(database, daraja, clock);
    open.push(new Watch(vertx, "requests to M-Pesa", REQUESTS, requests::run));
    return () -> {
      while (!open.isEmpty()) {
        open.pop().close();
      }
    };
  }
}
