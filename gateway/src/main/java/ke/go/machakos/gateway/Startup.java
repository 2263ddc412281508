package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.BillWatch;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.crypto.Ownership;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.embedded.EmbeddedMariaDb;
import ke.go.machakos.db.payments.DropPushes;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.DatabaseSettings;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.ApplicationRules;
import ke.go.machakos.gateway.applications.BookedBilling;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.applications.CountyCharges;
import ke.go.machakos.gateway.applications.PermitLinks;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.CaseRules;
import ke.go.machakos.gateway.enquiries.AnswerBook;
import ke.go.machakos.gateway.enquiries.AnswerFile;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.fees.FeeSeed;
import ke.go.machakos.gateway.fees.Fees;
import ke.go.machakos.gateway.fees.QuoteText;
import ke.go.machakos.gateway.payments.PayBill;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.States;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.gateway.reasons.Matter;
import ke.go.machakos.gateway.reasons.Reasons;
import ke.go.machakos.gateway.settings.FileTrouble;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.TextCatalog;

/** What settings mean for the stores, before anything runs over them. */
public final class Startup {
  /** Connections to MariaDB; who finds none free waits up to a second. */
  private static final int CONNECTIONS = 32;

  private Startup() {}

  /** The keys of personal data; in demo mode made where there are none. */
  public static Vault vault(Settings settings) {
    Path file = settings.keys().file();
    try {
      if (settings.keys().makeWhenMissing() && Files.notExists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Keys.create(file);
      }
      return Keys.open(file);
    } catch (IOException e) {
      throw new KeysUnusable(file, FileTrouble.words(e));
    }
  }

  /**
   * Refuses to make keys where the data folder's own database is there already: only the keys that
   * are gone open what it holds. To be asked before the database starts, which makes its folder.
   */
  static void refuseLostKeys(Settings settings) {
    Path folder = settings.dataDirectory();
    boolean stored = settings.database().isEmpty() && EmbeddedMariaDb.isIn(folder);
    if (stored && Files.notExists(settings.keys().file())) {
      throw KeysUnusable.lost(settings.keys().file(), folder);
    }
  }

  /** The keys of personal data, which must be those of a database that is open. */
  static Vault vault(Settings settings, Database database) {
    Vault vault = vault(settings);
    refuseForeignKeys(settings, database, vault);
    return vault;
  }

  /** Refuses the keys of another installation before anything is sealed or looked for by them. */
  static void refuseForeignKeys(Settings settings, Database database, Vault vault) {
    if (!Ownership.fits(database, vault)) {
      throw KeysUnusable.foreign(settings.keys().file());
    }
  }

  /** What printed permits are signed with, if they are; in demo mode made where there is none. */
  public static Optional<SigningKeys> permitKeys(Settings settings) {
    return settings.permitKeys().map(Startup::signing);
  }

  private static SigningKeys signing(Settings.Keys keys) {
    try {
      if (keys.makeWhenMissing() && Files.notExists(keys.file())) {
        Files.createDirectories(keys.file().toAbsolutePath().getParent());
        SigningKeys.create(keys.file());
      }
      return SigningKeys.open(keys.file());
    } catch (IOException e) {
      throw new KeysUnusable(keys.file(), FileTrouble.words(e));
    }
  }

  /**
   * Which stores to open.
   *
   * @param vault seals what Redis keeps
   */
  public static Stores.Opening opening(Settings settings, Vault vault) {
    Optional<DatabaseSettings> database =
        settings
            .database()
            .map(
                external ->
                    new DatabaseSettings(
                        external.url(),
                        external.user(),
                        external.password().value(),
                        external
                            .owner()
                            .map(
                                owner ->
                                    new DatabaseSettings.Credentials(
                                        owner.user(), owner.password().value()))));
    return new Stores.Opening(
        settings.dataDirectory(),
        database,
        settings.redis().map(Settings.RedisAddress::uri),
        CONNECTIONS,
        vault);
  }

  /**
   * Writes the county's own data over what was there, adds who is new among its people, and in demo
   * mode the sample data.
   */
  public static void seed(
      Settings settings,
      Path config,
      Catalogue catalogue,
      Database database,
      Vault vault,
      InstantSource clock) {
    CountyData county = CountyData.read(config.resolve("county"));
    database.write(
        tx -> {
          county.store(tx);
          county.storeStaff(tx, vault, clock.instant());
          return true;
        });
    if (settings.demo()) {
      SampleData sample = SampleData.read(config.resolve("sample"), county);
      database.write(
          tx -> {
            sample.store(tx, vault, clock.instant());
            return true;
          });
      FeeSeed.store(config, catalogue, database, clock.instant());
    }
  }

  /** The desk of the cases, over the county's own files. */
  public static CaseDesk cases(Path config, Database database, Vault vault) {
    Renderer texts = texts(config);
    return cases(config, database, vault, Wiring.people(database, vault, texts), texts);
  }

  /** The same, whose messages quote the codes of this installation. */
  static CaseDesk cases(Path config, Settings settings, Database database, Vault vault) {
    Renderer texts = texts(config, settings.codes());
    return cases(config, database, vault, Wiring.people(database, vault, texts), texts);
  }

  /** The same, with people who are wired already. */
  static CaseDesk cases(
      Path config, Database database, Vault vault, Wiring.People people, Renderer texts) {
    CaseRules rules =
        CaseRules.read(config.resolve("county"), services(config), reasons(config, texts));
    return Wiring.cases(database, vault, rules, people.roster(), people.paging(), texts);
  }

  /**
   * The desk of the applications, over the county's own files.
   *
   * @param charges what permits cost
   */
  public static ApplicationDesk applications(
      Path config, Database database, Vault vault, Charges charges) {
    Renderer texts = texts(config);
    return applications(
        config,
        catalogue(config),
        database,
        vault,
        Wiring.people(database, vault, texts),
        charges,
        PermitLinks.NONE,
        texts);
  }

  /** The same at what permits cost by the county's own fees, and with links to those issued. */
  static ApplicationDesk applications(
      Path config, Settings settings, Database database, Vault vault) {
    Renderer texts = texts(config, settings.codes());
    Catalogue catalogue = catalogue(config);
    Charges charges = charges(catalogue, database, texts);
    Wiring.People people = Wiring.people(database, vault, texts);
    PermitLinks links = VerifyWiring.links(settings, vault);
    return applications(config, catalogue, database, vault, people, charges, links, texts);
  }

  /** The county's permits as data. */
  static Catalogue catalogue(Path config) {
    return Catalogue.read(config.resolve("county"));
  }

  /** What permits cost, by the county's own schedule of fees. */
  public static Charges charges(Path config, Database database, Renderer texts) {
    return charges(catalogue(config), database, texts);
  }

  /** The same with a catalogue that was read already. */
  static Charges charges(Catalogue catalogue, Database database, Renderer texts) {
    return new CountyCharges(
        new Fees(database, catalogue), new Places(database), new QuoteText(texts, catalogue));
  }

  /** Who is told when a bill is settled, or owed again. */
  static BillWatch watch(ApplicationDesk applications) {
    return BillWatch.all(List.of(new DropPushes(), (BillWatch) applications::paid));
  }

  /** The same, with people who are wired already and a catalogue that was read. */
  static ApplicationDesk applications(
      Path config,
      Catalogue catalogue,
      Database database,
      Vault vault,
      Wiring.People people,
      Charges charges,
      PermitLinks links,
      Renderer texts) {
    ApplicationRules rules =
        ApplicationRules.read(config.resolve("county"), catalogue, reasons(config, texts));
    var fees = new Wiring.Fees(charges, new BookedBilling(vault, rules.forms()), links);
    return Wiring.applications(database, vault, rules, people.roster(), fees, texts);
  }

  /**
   * The reasons that officers give by code.
   *
   * @param texts what each says
   */
  public static Reasons reasons(Path config, Renderer texts) {
    return FaultyFiles.sound(faults -> reasons(config, texts, faults));
  }

  /** The same for who gathers the faults of more files. */
  static Reasons reasons(Path config, Renderer texts, List<Fault> faults) {
    Path county = config.resolve("county");
    Map<Matter, Workflow> workflows =
        Map.of(
            Matter.CASE,
            Workflow.read(county.resolve("case-transitions.csv"), States.SERVICE_REQUEST, faults),
            Matter.PERMIT,
            Workflow.read(
                county.resolve("permit-transitions.csv"), ApplicationRules.STATES, faults));
    return Reasons.read(county.resolve("reasons.csv"), workflows, texts, faults);
  }

  /** What residents can report, as the county's own files have it. */
  public static Services services(Path config) {
    Path county = config.resolve("county");
    Set<String> departments =
        CountyData.read(county).departments().stream()
            .map(Department::code)
            .collect(Collectors.toSet());
    return Services.read(county.resolve("complaint-services.csv"), departments);
  }

  /** The words of the county's files with the sample codes. */
  public static Renderer texts(Path config) {
    return texts(config, Settings.Codes.SAMPLE);
  }

  /**
   * The words of the county's files, for what is told outside menus; the menus check them again.
   *
   * @param codes what readers are told to dial
   */
  static Renderer texts(Path config, Settings.Codes codes) {
    return new Renderer(
        TextCatalog.read(config.resolve("text"), new ArrayList<>()), codes.inTexts()::get);
  }

  /** What the county answers to questions. */
  public static AnswerBook answers(Path config) {
    return new AnswerBook(AnswerFile.read(config.resolve("county").resolve("answers.csv")));
  }

  /** What people pay to: the account's short code, or the sample until there is one. */
  public static PayBill payBill(Settings settings) {
    return settings
        .daraja()
        .map(account -> new PayBill(account.shortcode(), false))
        .orElse(PayBill.SAMPLE);
  }
}
