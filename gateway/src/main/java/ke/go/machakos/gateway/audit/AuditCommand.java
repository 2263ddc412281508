package ke.go.machakos.gateway.audit;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ke.go.machakos.db.audit.ChainCheck;
import ke.go.machakos.db.audit.DayHead;
import ke.go.machakos.db.audit.Verifier;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.backup.Stores;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.FileTrouble;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code audit verify}: exit code 0 when the log is what was sealed, 1 when it is not, 2 when that
 * could not be found out.
 */
@Command(
    name = "audit",
    synopsisSubcommandLabel = "verify",
    description = "Check the log of what was done by whom.")
public final class AuditCommand {
  private static final int WHOLE = 0;
  private static final int BROKEN = 1;
  private static final int UNKNOWN = 2;

  private final Map<String, String> environment;
  private final InstantSource clock;

  public AuditCommand(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Command(
      name = "verify",
      description = {
        "Walk the audit log's chain and name the first event that was changed, removed or misplaced.",
        "Exit code 0: whole; 1: not; 2: could not be checked. A running gateway goes on working."
      })
  int verify(
      @Option(
              names = "--heads",
              paramLabel = "FILE|URL",
              description = {
                "a copy of /open/audit-heads.csv that somebody else has kept; may be repeated.",
                "Only with one is an administrator caught who made every hash anew."
              })
          List<String> places,
      @Mixin ConfigFolder config) {
    return SettingsReader.read(config.path(), environment)
        .run(
            System.err, UNKNOWN, settings -> verify(settings, places == null ? List.of() : places));
  }

  private int verify(Settings settings, List<String> places) {
    List<DayHead> published = new ArrayList<>();
    for (String place : places) {
      try {
        published.addAll(HeadsSource.read(place));
      } catch (IOException e) {
        System.err.println(unread(place, e));
        return UNKNOWN;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return UNKNOWN;
      }
    }
    Instant now = clock.instant().plus(settings.clockOffset());
    try (Stores stores = Stores.toRead(settings);
        Database database = Database.connect(stores.database(), 1)) {
      return say(new Verifier(database).verify(now, published));
    } catch (IOException | RuntimeException e) {
      System.err.println("the audit log could not be checked: " + e.getMessage());
      return UNKNOWN;
    }
  }

  private static String unread(String place, IOException failure) {
    String why = FileTrouble.words(failure);
    return why.startsWith(place) ? why : place + " " + why;
  }

  private static int say(ChainCheck check) {
    switch (check) {
      case ChainCheck.Whole whole -> System.out.println(text(whole));
      case ChainCheck.Broken(long event, String why) ->
          System.err.println("BROKEN: event " + event + " " + why);
      case ChainCheck.Unsealed(long entry, Instant since, long count) ->
          System.err.println(
              "UNSEALED: %d events wait for a seal, row %d of audit_entry since %s"
                  .formatted(count, entry, since));
    }
    return check instanceof ChainCheck.Whole ? WHOLE : BROKEN;
  }

  private static String text(ChainCheck.Whole whole) {
    String chain =
        "whole: %d events sealed, %d wait for their seal; head %s; "
            .formatted(whole.events(), whole.waiting(), whole.head());
    return chain
        + (whole.agreed() > 0
            ? whole.agreed() + " published heads agree"
            : "no published heads were compared (--heads)");
  }
}
