package ke.go.machakos.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.db.approvals.Signatories;
import ke.go.machakos.db.approvals.Signatory;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.applications.DraftDesk;
import ke.go.machakos.gateway.cases.Act;
import ke.go.machakos.gateway.cases.Acted;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.cases.LockDesk;
import ke.go.machakos.gateway.cases.MuteDesk;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Transition;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code act CASE [ACTION]}, {@code act APPLICATION [ACTION]} and {@code act NUMBER [ACTION]}: exit
 * code 0 when it is done, 1 when it was refused, 2 when nobody of the staff is named so.
 */
@Command(
    name = "act",
    description = "Act on a case as an officer would; without an action, say how it stands.",
    footer = "A running gateway goes on working. The citizen and who follows are told by SMS.")
public final class ActCommand implements Callable<Integer> {
  /** Who may act here. */
  static final String ROLES =
      "officer, attendant, ward_administrator, chief_officer, county_secretary";

  private static final String SORT = "sort";
  private static final int UNKNOWN_STAFF = 2;

  /** What is no line of a table of transitions, so that no reason is given for it by code. */
  private static final Set<String> UNCODED =
      Set.of(
          MuteDesk.MUTE,
          MuteDesk.UNMUTE,
          SORT,
          DraftActs.FINISH,
          DraftActs.DRAFTS,
          ApplicationDesk.SHOW_DOCUMENT);

  private final Map<String, String> environment;
  private final Clock machine;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Option(
      names = "--as",
      paramLabel = "ROLE",
      defaultValue = "officer",
      description = ROLES + " (${DEFAULT-VALUE})")
  private String role = "officer";

  @Option(
      names = "--staff",
      paramLabel = "USERNAME",
      description = "whose act it is, where known: a username, or the number of their row")
  private @Nullable String staff;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why, or what a comment says")
  private @Nullable String reason;

  @Option(
      names = "--reason-code",
      paramLabel = "CODE",
      description = "why, as config/county/reasons.csv has it: told in the reader's language")
  private @Nullable String reasonCode;

  @Option(names = "--to", paramLabel = "ROLE", description = "the role that an assignment is for")
  private @Nullable String to;

  @Option(
      names = "--to-service",
      paramLabel = "SERVICE",
      description = "with sort: what the case is really about, such as WATER_SUPPLY")
  private @Nullable String service;

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "with mute: for how long (${DEFAULT-VALUE})")
  private int days = 30;

  @Mixin private final DraftOptions draft = new DraftOptions();

  @Parameters(
      index = "0",
      paramLabel = "CASE|NUMBER",
      description =
          "the number of the case or of the application, or a phone number to mute or unlock")
  private String number = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      description =
          "assign, start, resolve, reject, escalate, reopen, comment or sort; of an application"
              + " inspect, approve, send_back, reject, dismiss, bill, issue, revoke, assign,"
              + " escalate, comment or show_document, or, while it is half-finished, finish; or"
              + " mute, unmute: the number itself, or that of whoever reported the case; or, with a"
              + " number, unlock: after too many wrong PINs, and drafts: what was begun from it")
  private @Nullable String action;

  public ActCommand(Map<String, String> environment, Clock machine) {
    this.environment = environment;
    this.machine = machine;
  }

  @Override
  public Integer call() throws IOException {
    return SettingsReader.read(config.path(), environment).run(System.err, this::run);
  }

  private int run(Settings settings) throws IOException {
    Optional<Reference> reference =
        Reference.parse(number).filter(it -> it.kind() == Reference.Kind.CASE || isApplication(it));
    Optional<Role> as = staffRole(role);
    Optional<Role> receiver = Optional.ofNullable(to).flatMap(ActCommand::staffRole);
    Optional<Msisdn> phone = reference.isPresent() ? Optional.empty() : Msisdn.parse(number);
    if (reasonCode != null && (phone.isPresent() || action == null || UNCODED.contains(action))) {
      return refused("--reason-code goes with what is done with a case or an application");
    }
    boolean nothing = reference.isEmpty() && phone.isEmpty();
    if (nothing || days < 1 || as.isEmpty() || (to != null && receiver.isEmpty())) {
      return refused(
          nothing
              ? number + " is not the number of a case or an application"
              : days < 1 ? "a number is muted for a day at least" : "a role is one of " + ROLES);
    }
    Optional<CommandDatabase> opened = CommandDatabase.open(settings);
    if (opened.isEmpty()) {
      return refused("there is no data folder " + settings.dataDirectory());
    }
    try (CommandDatabase stores = opened.get()) {
      Vault vault = Startup.vault(settings, stores.database());
      CaseDesk desk = Startup.cases(config.path(), settings, stores.database(), vault);
      Instant now = InstantSource.offset(machine, settings.clockOffset()).instant();
      Optional<Long> by = row(stores.database());
      if (staff != null && by.isEmpty()) {
        System.err.println("--staff " + staff + " is nobody who works for the county");
        return UNKNOWN_STAFF;
      }
      var actor = new Actor.Staff(as.get(), by);
      if (reference.filter(ActCommand::isApplication).isPresent()) {
        return told(
            application(settings, stores.database(), vault, reference.get(), actor, receiver, now));
      }
      if (phone.isPresent() && DraftActs.DRAFTS.equals(action)) {
        ApplicationDesk applications =
            Startup.applications(config.path(), settings, stores.database(), vault);
        var acts = new DraftActs(new DraftDesk(stores.database(), vault, applications), now);
        return told(acts.list(phone.get(), new DraftDesk.By(actor, why())));
      }
      if (phone.isPresent() || MuteDesk.MUTE.equals(action) || MuteDesk.UNMUTE.equals(action)) {
        MuteDesk mutes = MuteDesk.over(stores.database(), vault);
        LockDesk locks = LockDesk.over(stores.database(), vault);
        return phone
            .or(() -> reference.flatMap(mutes::reporter))
            .map(
                it ->
                    new NumberActs(mutes, locks, it, actor, now)
                        .act(Optional.ofNullable(action), Optional.ofNullable(reason), days))
            .map(ActCommand::told)
            .orElseGet(() -> refused("no number is kept of whoever reported it"));
      }
      if (action == null) {
        return show(stores.database(), desk, reference.get(), as.get());
      }
      Act act = new Act(action, actor, because(), receiver);
      boolean sorting = action.equals(SORT);
      String about = service == null ? "" : service;
      Acted acted =
          stores
              .database()
              .<Acted>write(
                  tx ->
                      sorting
                          ? desk.sort(tx, reference.get(), actor, about, now)
                          : desk.act(tx, reference.get(), act, now));
      return told(desk, acted, as.get());
    }
  }

  private Optional<Long> row(Database database) {
    Signatories people = new Signatories();
    return Optional.ofNullable(staff)
        .flatMap(who -> database.<Optional<Signatory>>read(tx -> people.namedOrOfRow(tx, who)))
        .map(Signatory::id);
  }

  private static boolean isApplication(Reference reference) {
    return reference.kind() == Reference.Kind.APPLICATION;
  }

  private NumberActs.Answer application(
      Settings settings,
      Database database,
      Vault vault,
      Reference reference,
      Actor.Staff actor,
      Optional<Role> receiver,
      Instant now) {
    ApplicationDesk desk = Startup.applications(config.path(), settings, database, vault);
    var acts = new ApplicationActs(database, desk);
    var drafts = new DraftActs(new DraftDesk(database, vault, desk), now);
    return switch (action) {
      case null ->
          Optional.of(reference)
              .filter(it -> !acts.has(it))
              .flatMap(drafts::show)
              .orElseGet(() -> acts.show(reference, actor.role()));
      case DraftActs.FINISH ->
          drafts.finish(reference, draft.answers(), new DraftDesk.By(actor, why()));
      case ApplicationDesk.SHOW_DOCUMENT ->
          acts.shown(reference, draft.documents(), draft.where(), actor, now);
      default ->
          acts.act(reference, new Act(action, actor, because(), receiver), draft.unseen(), now);
    };
  }

  private Optional<Reason> because() {
    Optional<String> code =
        Optional.ofNullable(reasonCode).map(it -> it.strip().toUpperCase(Locale.ROOT));
    return Reason.of(code, Optional.ofNullable(reason));
  }

  private String why() {
    return reason == null ? "" : reason;
  }

  private static int told(NumberActs.Answer answer) {
    if (!answer.done()) {
      return refused(answer.words());
    }
    System.out.println(answer.words());
    return 0;
  }

  private static Optional<Role> staffRole(String code) {
    return Role.of(code).filter(it -> it != Role.CITIZEN && it != Role.SYSTEM);
  }

  private int told(CaseDesk desk, Acted acted, Role as) {
    return switch (acted) {
      case Acted.Done(CaseFile file) -> {
        System.out.println(line(file));
        yield 0;
      }
      case Acted.NotAllowed(CaseFile file) ->
          refused(line(file) + "; " + role + " may " + actions(desk, file, as));
      case Acted.ReasonMissing missing -> refused("say why, with --reason or --reason-code");
      case Acted.NoSuchReason none -> refused(fitting(none.fitting()));
      case Acted.NobodyThere nobody -> refused("nobody is there to have it");
      case Acted.NotReporter other -> refused("only who reported the case may do that");
      case Acted.NoOtherService none ->
          refused("say what it is about with --to-service, one of " + others(desk));
      case Acted.Unknown unknown -> refused("there is no case " + number);
    };
  }

  /** Why a reason is not taken. */
  static String fitting(List<String> codes) {
    return codes.isEmpty()
        ? "no reason goes with that by code: say it with --reason"
        : "that is no reason for it: --reason-code is one of " + String.join(", ", codes);
  }

  /** What was said with what was done: a code, words. */
  static String said(CaseEvent event) {
    return Stream.concat(event.reasonCode().stream(), event.detail().stream())
        .map(it -> ": " + it)
        .collect(Collectors.joining());
  }

  private static String others(CaseDesk desk) {
    return desk.services().all().stream().map(Service::code).collect(Collectors.joining(", "));
  }

  private int show(Database database, CaseDesk desk, Reference reference, Role as) {
    Optional<CaseFile> found = database.write(tx -> desk.find(tx, reference));
    if (found.isEmpty()) {
      return refused("there is no case " + number);
    }
    CaseFile file = found.get();
    System.out.println(line(file));
    System.out.println(
        file.matter().service().orElse("unsorted")
            + ", "
            + file.matter().wardName().orElse("no ward")
            + file.matter().landmark().map(it -> ", near " + it).orElse(""));
    desk.words(reference).ifPresent(System.out::println);
    database
        .write(tx -> desk.events(tx, reference))
        .forEach(
            event ->
                System.out.println(
                    "%s %s %s -> %s%s"
                        .formatted(
                            event.at(), event.role(), event.action(), event.state(), said(event))));
    System.out.println(role + " may " + actions(desk, file, as));
    return 0;
  }

  private static String line(CaseFile file) {
    return file.reference()
        + " is "
        + file.standing().state()
        + file.standing().holder().map(it -> ", with " + it).orElse(", with nobody")
        + file.standing().promise().map(it -> ", due " + it.dueAt()).orElse("");
  }

  private static String actions(CaseDesk desk, CaseFile file, Role as) {
    String all =
        desk.open(file, as).stream().map(Transition::action).collect(Collectors.joining(", "));
    return all.isEmpty() ? "do nothing" : all;
  }

  private static int refused(String message) {
    System.err.println(message);
    return 1;
  }
}
