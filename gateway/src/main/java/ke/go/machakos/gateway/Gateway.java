package ke.go.machakos.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.DayHeads;
import ke.go.machakos.db.audit.Sealer;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.gateway.africastalking.Senders;
import ke.go.machakos.gateway.africastalking.SmsRoutes;
import ke.go.machakos.gateway.africastalking.UssdRoutes;
import ke.go.machakos.gateway.africastalking.standin.OptedOut;
import ke.go.machakos.gateway.africastalking.standin.StandIn;
import ke.go.machakos.gateway.africastalking.standin.StandInSettings;
import ke.go.machakos.gateway.applications.ApplicationSweep;
import ke.go.machakos.gateway.applications.HolderReminders;
import ke.go.machakos.gateway.audit.HeadsRoutes;
import ke.go.machakos.gateway.audit.Sealing;
import ke.go.machakos.gateway.cases.CaseSms;
import ke.go.machakos.gateway.cases.CodeWatch;
import ke.go.machakos.gateway.cases.PromiseSweep;
import ke.go.machakos.gateway.complaints.FloodAlarm;
import ke.go.machakos.gateway.complaints.Reader;
import ke.go.machakos.gateway.complaints.ReportFeature;
import ke.go.machakos.gateway.conversation.Apology;
import ke.go.machakos.gateway.conversation.Endings;
import ke.go.machakos.gateway.conversation.TurnDesk;
import ke.go.machakos.gateway.daraja.CallbackUrls;
import ke.go.machakos.gateway.daraja.Callers;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.standin.DarajaStandIn;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.http.Listener;
import ke.go.machakos.gateway.http.PathSecret;
import ke.go.machakos.gateway.learning.ModelFolder;
import ke.go.machakos.gateway.learning.Models;
import ke.go.machakos.gateway.money.DayClosing;
import ke.go.machakos.gateway.money.MoneyAlarms;
import ke.go.machakos.gateway.money.MoneyRoles;
import ke.go.machakos.gateway.money.RevenueRoutes;
import ke.go.machakos.gateway.officer.ApplicationRoutes;
import ke.go.machakos.gateway.officer.OfficerDesk;
import ke.go.machakos.gateway.officer.OfficerRoutes;
import ke.go.machakos.gateway.operations.HealthRoutes;
import ke.go.machakos.gateway.operations.Metrics;
import ke.go.machakos.gateway.operations.MetricsRoutes;
import ke.go.machakos.gateway.operations.OperatorListener;
import ke.go.machakos.gateway.operations.Readiness;
import ke.go.machakos.gateway.operations.Watch;
import ke.go.machakos.gateway.outbox.Dispatcher;
import ke.go.machakos.gateway.outbox.OutboxMetrics;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.simulator.PhoneMoneyRoutes;
import ke.go.machakos.gateway.simulator.PhoneSmsRoutes;
import ke.go.machakos.gateway.simulator.SimulatorRoutes;
import ke.go.machakos.gateway.simulator.SimulatorSettings;
import ke.go.machakos.gateway.sms.Conversation;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsDesk;
import ke.go.machakos.gateway.sms.SmsIntake;
import ke.go.machakos.gateway.staff.PageSweep;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.web.SecurityHeaders;
import ke.go.machakos.menus.page.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running process: started in order, stopped in reverse. For one thread.
 *
 * <p>Stopping first says so to balancers, then finishes the turns in flight, then lets go of the
 * stores.
 */
public final class Gateway implements AutoCloseable {
  /** Turns at work at the same time. Most wait for Redis, which gathers their commands. */
  private static final int PLACES = 256;

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration STORE_ANSWERS = Duration.ofSeconds(1);
  private static final long CLOSE_SECONDS = 5;
  private static final String LOOPBACK = "127.0.0.1";

  private final Settings settings;
  private final InstantSource clock;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Addresses addresses = new Addresses(0, 0, 0);
  private Optional<StandIn> standIn = Optional.empty();
  private Optional<DarajaStandIn> tills = Optional.empty();

  private Gateway(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The ports of the three listeners. */
  public record Addresses(int world, int staff, int operator) {}

  /** Starts everything; what was started is stopped again where a later part does not start. */
  public static Gateway start(Settings settings, Path config, InstantSource clock) {
    Gateway gateway = new Gateway(settings, clock);
    boolean started = false;
    try {
      gateway.run(config);
      started = true;
      return gateway;
    } finally {
      // Not a catch: Vert.x throws what it declares nowhere.
      if (!started) {
        gateway.close();
      }
    }
  }

  private void run(Path config) {
    Startup.refuseLostKeys(settings);
    Vault vault = Startup.vault(settings);
    // beside the start of the stores, which mostly waits
    CompletableFuture<Models> loading =
        CompletableFuture.supplyAsync(
            () -> Models.open(ModelFolder.in(settings.dataDirectory()), Reader.model()));
    Stores stores = opened(Stores.open(Startup.opening(settings, vault)));
    Startup.refuseForeignKeys(settings, stores.database(), vault);
    Catalogue catalogue = Startup.catalogue(config);
    // used by commands alone: nobody should find it faulty when money waits
    MoneyRoles.read(config);
    Startup.seed(settings, config, catalogue, stores.database(), vault, clock);
    // the metrics name the screens of the book, which names the actions that report floods
    AtomicReference<FloodAlarm> floods = new AtomicReference<>(() -> {});
    Core core =
        Core.over(
            settings,
            config,
            catalogue,
            stores,
            vault,
            loading.join(),
            () -> floods.get().raised(),
            clock);
    LOG.info("{}", core.book().texts().coverageReport());

    Metrics metrics = opened(new Metrics(core.book().menu().screens().keySet()));
    floods.set(metrics::flood);
    Readiness readiness = readiness(stores, metrics);
    Vertx vertx = vertx();
    // before all that writes, so that it closes after it
    opened(new Sealing(vertx, new Sealer(stores.database()), clock));
    watch(vertx, core, metrics);
    RevenueWiring.open(vertx, config, core, metrics).forEach(this::opened);
    if (settings.demo()) {
      standIn = Optional.of(opened(standIn(vertx, vault)));
      tills =
          Optional.of(
              opened(
                  DarajaStandIn.open(
                      vertx, DarajaStandInSettings.of(settings), new SecureRandom(), clock)));
    }
    Router world = world(vertx, core, metrics);
    Router operator = OperatorListener.router(vertx);
    new HealthRoutes(vertx, readiness).mount(operator);
    new MetricsRoutes(vertx, metrics, readiness).mount(operator);
    this.addresses = listen(vertx, world, operator, core);
    open.push(readiness::stopping);
  }

  /** Begins to look after what falls due. */
  private void watch(Vertx vertx, Core core, Metrics metrics) {
    PromiseSweep promises = new PromiseSweep(core.database(), core.cases(), clock);
    opened(new Watch(vertx, "promises", Duration.ofSeconds(30), promises::run));
    ApplicationSweep permits = new ApplicationSweep(core.database(), core.applications(), clock);
    opened(new Watch(vertx, "permits", Duration.ofSeconds(30), permits::run));
    HolderReminders holders = Wiring.holderReminders(core);
    opened(new Watch(vertx, "reminders", Duration.ofSeconds(5), holders::run));
    PageSweep calls = Wiring.calls(core.database(), core.people(), clock);
    opened(new Watch(vertx, "calls", Duration.ofSeconds(5), calls::run));
    CodeWatch codes = new CodeWatch(core.database(), core.vault(), clock);
    opened(new Watch(vertx, "codes", Duration.ofSeconds(30), codes::look));
    metrics.gauge(
        "mlango.cases.wrong.codes",
        "Wrong secret codes of cases of the last hour, over all numbers and nodes",
        codes::lately);
    opened(new Watch(vertx, "models", Duration.ofSeconds(5), core.reader()::look));
  }

  /** What is answered to the world: turns, texts, and what anybody may read. */
  private Router world(Vertx vertx, Core core, Metrics metrics) {
    TurnDesk desk =
        opened(
            new TurnDesk(
                vertx, core.turns(), new Apology(core.book().renderer()), metrics, PLACES));
    Endings endings =
        new Endings(
            vertx, core.stores().sessions(), core.vault(), metrics, core.mpesa()::callEnded, clock);
    endings.watch();
    PathSecret secret = new PathSecret(settings.callbackSecret().value());
    Router world = Router.router(vertx);
    new UssdRoutes(secret, desk, endings, metrics).mount(world);
    Runnable answered = sending(vertx, core, metrics);
    new SmsRoutes(secret, smsDesk(vertx, core, metrics::flood, answered)).mount(world);
    daraja().ifPresent(account -> payments(vertx, core, account, secret, world));
    treasury(vertx, core, metrics);
    new HeadsRoutes(vertx, new DayHeads(core.database())::all).mount(world);
    new RevenueRoutes(vertx, core.database(), clock).mount(world);
    VerifyWiring.mount(vertx, core, world);
    return world;
  }

  /** Takes what M-Pesa says before anything is asked of it. */
  private void payments(
      Vertx vertx, Core core, Settings.Daraja account, PathSecret secret, Router world) {
    opened(core.mpesa().hear(vertx, world, secret, Callers.of(settings, account)));
    Daraja asked = new Daraja(vertx, account, CallbackUrls.of(settings), clock);
    opened(core.mpesa().work(vertx, asked, settings.queryAfter(), settings.pullEvery()));
  }

  /** Closes the days and watches over what of the money waits for a person. */
  private void treasury(Vertx vertx, Core core, Metrics metrics) {
    MoneyAlarms alarms = new MoneyAlarms(core.database(), metrics, clock);
    opened(new Watch(vertx, "alarms of money", Duration.ofSeconds(15), alarms::look));
    if (daraja().isPresent()) {
      DayClosing days = new DayClosing(core.database(), clock);
      opened(new Watch(vertx, "days", Duration.ofMinutes(1), days::look));
    }
  }

  /** Begins to empty the outbox, where there is an account; says how to hurry it. */
  private Runnable sending(Vertx vertx, Core core, Metrics metrics) {
    Optional<Settings.AfricasTalking> account = africasTalking();
    if (account.isEmpty()) {
      LOG.warn("no SMS account is set: messages wait in the outbox");
      return () -> {};
    }
    Sender sender = opened(Senders.open(vertx, account.get()));
    return opened(
            new Dispatcher(
                vertx,
                core.database(),
                core.vault(),
                sender,
                settings.smsPerSecond(),
                clock,
                new OutboxMetrics(metrics)))
        ::nudge;
  }

  private SmsDesk smsDesk(Vertx vertx, Core core, FloodAlarm floods, Runnable answered) {
    Database database = core.database();
    Renderer texts = core.book().renderer();
    Settings.Codes codes = settings.codes();
    List<SmsCommand> commands =
        new ArrayList<>(
            SmsWiring.commands(database, core.vault(), Startup.payBill(settings), core.cases()));
    commands.add(core.people().sms().command());
    commands.addAll(VerifyWiring.commands(core));
    ReportFeature reports =
        ReportFeature.over(
            database,
            core.vault(),
            new ReportFeature.Parts(core.cases(), core.reader(), core.answers(), floods),
            texts);
    List<Conversation> conversations = new ArrayList<>(reports.conversations());
    conversations.addAll(new CaseSms(core.cases()).conversations());
    SmsIntake intake =
        SmsWiring.intake(
            database, core.vault(), commands, reports.text(), conversations, codes, texts, clock);
    return opened(
        new SmsDesk(vertx, intake, answered, () -> reports.late().sweep(clock.instant())));
  }

  /** Where the process answers. */
  public Addresses addresses() {
    return addresses;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.error("a part of the process did not stop", e);
      }
    }
  }

  /**
   * The operator's listener opens first and so closes last: it says that the process is stopping.
   */
  private Addresses listen(Vertx vertx, Router world, Router operator, Core core) {
    Settings.Listeners at = settings.listeners();
    int loops = Runtime.getRuntime().availableProcessors();
    Router staff = Router.router(vertx);
    staff.route().handler(new SecurityHeaders());
    Listener operatorListener =
        opened(Listener.open(vertx, LOOPBACK, at.operatorPort(), 1, Optional.empty(), operator));
    Listener worldListener =
        opened(
            Listener.open(vertx, at.publicHost(), at.publicPort(), loops, Optional.empty(), world));
    Listener staffListener =
        opened(Listener.open(vertx, at.staffHost(), at.staffPort(), 1, at.tls(), staff));
    standIn.ifPresent(
        provider -> demonstrate(vertx, provider, worldListener.port(), operator, core));
    return new Addresses(worldListener.port(), staffListener.port(), operatorListener.port());
  }

  /** Adds the phone and the officers' page of a demonstration. */
  private void demonstrate(
      Vertx vertx, StandIn provider, int worldPort, Router operator, Core core) {
    provider.callTo(worldPort);
    simulator(vertx, worldPort).mount(operator);
    new PhoneSmsRoutes(provider).mount(operator);
    tills.ifPresent(
        till -> {
          till.callTo(worldPort);
          new PhoneMoneyRoutes(till).mount(operator);
        });
    OfficerDesk officers =
        Wiring.officers(
            core.database(),
            core.vault(),
            core.people(),
            core.cases(),
            core.reader(),
            core.book().renderer(),
            clock);
    new OfficerRoutes(vertx, officers).mount(operator);
    new ApplicationRoutes(vertx, Wiring.applicationPages(core)).mount(operator);
  }

  private StandIn standIn(Vertx vertx, Vault vault) {
    OptedOut before = OptedOut.in(settings.dataDirectory().resolve("standin-opted-out"), vault);
    return StandIn.open(vertx, StandInSettings.of(settings), before, new SecureRandom(), clock);
  }

  /** The account to send by: the one set, else the stand-in's; none in production without one. */
  public Optional<Settings.AfricasTalking> africasTalking() {
    return settings.africasTalking().or(() -> standIn.map(StandIn::account));
  }

  /** The account with M-Pesa: the one set, else the stand-in's; none in production without one. */
  private Optional<Settings.Daraja> daraja() {
    return settings.daraja().or(() -> tills.map(DarajaStandIn::account));
  }

  private SimulatorRoutes simulator(Vertx vertx, int port) {
    SimulatorSettings phone = SimulatorSettings.of(settings, port);
    return new SimulatorRoutes(vertx, phone, SessionIds.from(new SecureRandom()), clock);
  }

  private static Readiness readiness(Stores stores, Metrics metrics) {
    metrics.gauge("mlango.sessions.live", "Dialogues not ended", stores.sessions()::liveOrNaN);
    Audit audit = new Audit(stores.database());
    metrics.gauge(
        "mlango.audit.unsealed", "Audit events that wait for their seal", audit::unsealedOrNaN);
    Readiness readiness =
        new Readiness(
            Map.of("mariadb", stores.database()::answers, "redis", stores.sessions()::answers),
            STORE_ANSWERS);
    readiness.showIn(metrics);
    return readiness;
  }

  private Vertx vertx() {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setWorkerPoolSize(4));
    open.push(
        () -> {
          try {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
          } catch (TimeoutException e) {
            LOG.warn("Vert.x did not close in time", e);
          }
        });
    return vertx;
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }
}
