package ke.go.machakos.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.money.Decided;
import ke.go.machakos.gateway.money.MoneyDesk;
import ke.go.machakos.gateway.money.MoneyRoles;
import ke.go.machakos.gateway.settings.Fault;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult.Accepted;
import ke.go.machakos.gateway.settings.SettingsResult.Refused;
import ke.go.machakos.menus.page.Renderer;

/** What a command at the money desk works with while it runs. */
record MoneyRun(Settings settings, Database database, Vault vault, Path config, Instant now) {
  /** What came of it: lines to say, and whether it is done. */
  record Answer(boolean done, List<String> lines) {
    static Answer done(Stream<String> lines) {
      return new Answer(true, lines.toList());
    }

    /** The same; an empty list says so, or it would look as if nothing had been asked. */
    static Answer list(Stream<String> lines) {
      List<String> all = lines.toList();
      return new Answer(true, all.isEmpty() ? List.of("none") : all);
    }

    static Answer done(String line) {
      return new Answer(true, List.of(line));
    }

    static Answer refused(String line) {
      return new Answer(false, List.of(line));
    }
  }

  /** What is done at the desk. */
  @FunctionalInterface
  interface Work {
    Answer with(MoneyRun run) throws IOException;
  }

  /** Where a command starts from. */
  record Start(Map<String, String> environment, InstantSource machine) {
    Answer run(Path config, Work work) throws IOException {
      return switch (SettingsReader.read(config, environment)) {
        case Refused refused ->
            new Answer(false, refused.faults().stream().map(Fault::toString).toList());
        case Accepted(Settings settings) -> run(settings, config, work);
      };
    }

    private Answer run(Settings settings, Path config, Work work) throws IOException {
      Optional<CommandDatabase> opened = CommandDatabase.open(settings);
      if (opened.isEmpty()) {
        return Answer.refused("there is no data folder " + settings.dataDirectory());
      }
      try (CommandDatabase stores = opened.get()) {
        Instant now = InstantSource.offset(machine, settings.clockOffset()).instant();
        Vault vault = Startup.vault(settings, stores.database());
        return work.with(new MoneyRun(settings, stores.database(), vault, config, now));
      } catch (FaultyFiles faulty) {
        return Answer.refused(String.valueOf(faulty.getMessage()));
      }
    }
  }

  /** The desk, over the county's own files. */
  MoneyDesk desk() {
    Renderer texts = Startup.texts(config, settings.codes());
    ApplicationDesk applications = Startup.applications(config, settings, database, vault);
    return new MoneyDesk(
        database, vault, MoneyRoles.read(config), texts, Startup.watch(applications));
  }

  /** What is said of a decision. */
  static Answer told(Decided decided) {
    return switch (decided) {
      case Decided.Proposed(long id) ->
          Answer.done("proposal " + id + " waits for somebody else to approve it");
      case Decided.Approved(long id) -> Answer.done("proposal " + id + " is approved and done");
      case Decided.LeftToMpesa(long id) ->
          new Answer(
              true,
              List.of(
                  "proposal " + id + " is approved and not done yet: M-Pesa has still to answer",
                  "a running gateway asks for it; mpesa requests says what comes of it"));
      case Decided.Declined(long id) -> Answer.done("proposal " + id + " is declined");
      case Decided.Refused(var why) -> Answer.refused(why.words());
    };
  }
}
