package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.function.Function;
import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.approvals.Signatories;
import ke.go.machakos.db.approvals.Signatory;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.fees.CountyYear;
import ke.go.machakos.gateway.fees.FeeImport;
import ke.go.machakos.gateway.imports.ImportKind;
import ke.go.machakos.gateway.money.MoneyRoles;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.menus.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code import KIND FILE} and {@code import approve KIND NUMBER}: exit code 0 when it is done, 1
 * when it was refused; then nothing of the file is taken in.
 */
@Command(
    name = "import",
    description = "Take in a file of the county: all of it, or nothing.",
    footer = "Every fault is told with its line. What needs a second person waits for it.")
public final class ImportCommand implements Callable<Integer> {
  private static final String APPROVE = "approve";

  private final Map<String, String> environment;
  private final Clock machine;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dry;

  @Option(names = "--staff", paramLabel = "USER", description = "whose act it is")
  private @Nullable String staff;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "the day from which it holds, such as 2027-01-01 (today)")
  private @Nullable String from;

  @Parameters(
      arity = "2..3",
      paramLabel = "WORD",
      description =
          "fees FILE or waivers FILE; or approve fees VERSION, as somebody else than who proposed it, whom money-roles.csv lets decide")
  private List<String> words = List.of();

  public ImportCommand(Map<String, String> environment, Clock machine) {
    this.environment = environment;
    this.machine = machine;
  }

  /** Every kind of file there is. */
  static List<ImportKind> kinds(Path config, Database database) {
    Catalogue catalogue = Catalogue.read(config.resolve("county"));
    return List.of(FeeImport.fees(database, catalogue), FeeImport.waivers(database, catalogue));
  }

  @Override
  public Integer call() throws IOException {
    return SettingsReader.read(config.path(), environment).run(System.err, this::run);
  }

  private int run(Settings settings) throws IOException {
    Instant now = InstantSource.offset(machine, settings.clockOffset()).instant();
    Optional<LocalDate> day = day(now);
    if (day.isEmpty()) {
      return refused(from + " is not a day such as 2027-01-01");
    }
    boolean approving = words.getFirst().equals(APPROVE);
    if (words.size() != (approving ? 3 : 2)) {
      return refused("say: import KIND FILE, or: import approve KIND NUMBER");
    }
    if (staff == null && !dry) {
      return refused("say whose act it is, with --staff");
    }
    Optional<CommandDatabase> opened = CommandDatabase.open(settings);
    if (opened.isEmpty()) {
      return refused("there is no data folder " + settings.dataDirectory());
    }
    try (CommandDatabase stores = opened.get()) {
      ImportKind.By by = new ImportKind.By(staff == null ? "" : staff, now, day.get());
      return run(stores.database(), approving, by);
    } catch (FaultyFiles faulty) {
      faulty.faults().forEach(System.err::println);
      return 1;
    }
  }

  private int run(Database database, boolean approving, ImportKind.By by) {
    List<ImportKind> kinds = kinds(config.path(), database);
    String name = words.get(approving ? 1 : 0);
    Optional<ImportKind> kind = kinds.stream().filter(it -> it.name().equals(name)).findFirst();
    if (kind.isEmpty()) {
      List<String> known = kinds.stream().map(ImportKind::name).toList();
      return refused(
          "there is no kind "
              + name
              + Nearest.hint(name, known)
              + "; there are "
              + String.join(", ", known));
    }
    return approving ? approve(database, kind.get(), by) : take(database, kind.get(), by);
  }

  private int approve(Database database, ImportKind kind, ImportKind.By by) {
    if (dry) {
      return refused("an approval has no dry run");
    }
    MoneyRoles roles = roles();
    return told(
        database.write(
            tx ->
                barred(tx, kind, by, roles::mayDecide)
                    .or(() -> kind.approve(tx, words.get(2), by))
                    .orElseGet(() -> no(kind.name() + " need no second person"))));
  }

  private int take(Database database, ImportKind kind, ImportKind.By by) {
    Path file = Path.of(words.get(1));
    MoneyRoles roles = roles();
    ImportKind.Answer answer =
        dry
            ? database.read(dryRun(kind, file))
            : database.write(
                tx ->
                    barred(tx, kind, by, roles::mayPropose)
                        .orElseGet(() -> checked(kind, tx, file).apply(tx, by)));
    return told(answer);
  }

  private MoneyRoles roles() {
    return MoneyRoles.read(config.path());
  }

  /** Why somebody may not do it; empty where the roles of the county let them. */
  private static Optional<ImportKind.Answer> barred(
      Tx tx, ImportKind kind, ImportKind.By by, BiPredicate<Signatory, ProposalKind> may) {
    Optional<Signatory> who = new Signatories().named(tx, by.staff());
    if (who.isEmpty()) {
      return Optional.of(no("nobody of the name " + by.staff() + " works for the county"));
    }
    return kind.proposes()
        .filter(what -> !may.test(who.get(), what))
        .map(
            what ->
                no(
                    "money-roles.csv lets no %s%s do that with a %s"
                        .formatted(
                            who.get().role(),
                            who.get().department().map(it -> " of " + it).orElse(""),
                            what.code())));
  }

  private static ImportKind.Answer no(String words) {
    return new ImportKind.Answer(false, words);
  }

  private static Function<Tx, ImportKind.Answer> dryRun(ImportKind kind, Path file) {
    return tx ->
        new ImportKind.Answer(
            true, "nothing is wrong; it would take in " + checked(kind, tx, file).summary());
  }

  /**
   * The plan of a file.
   *
   * @throws FaultyFiles with every fault of it, which undoes the transaction
   */
  private static ImportKind.Plan checked(ImportKind kind, Tx tx, Path file) {
    List<Fault> faults = new ArrayList<>();
    ImportKind.Plan plan = kind.check(tx, file, faults);
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return plan;
  }

  private Optional<LocalDate> day(Instant now) {
    try {
      return Optional.of(from == null ? CountyYear.day(now) : LocalDate.parse(from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int told(ImportKind.Answer answer) {
    if (!answer.done()) {
      return refused(answer.words());
    }
    System.out.println(answer.words());
    return 0;
  }

  private static int refused(String message) {
    System.err.println(message);
    return 1;
  }
}
