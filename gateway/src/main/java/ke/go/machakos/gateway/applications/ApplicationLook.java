package ke.go.machakos.gateway.applications;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.ApplicationFiles;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.gateway.sms.ReferenceLook;
import ke.go.machakos.menus.engine.Outcome;

/**
 * Where an application stands, to whoever has its number: nothing of who applied, and none of the
 * reasons. Thread-safe.
 */
public final class ApplicationLook {
  private final Database database;
  private final ApplicationFiles files;

  public ApplicationLook(Database database, Vault vault) {
    this.database = database;
    this.files = new ApplicationFiles(vault);
  }

  /** The look for commands that take any reference. */
  public ReferenceLook look() {
    return new ReferenceLook(
        Reference.Kind.APPLICATION,
        "sms.status.how",
        "applications.refused-number",
        this::find,
        Map.of(
            "due", "applications.due",
            "owing", "applications.owing",
            "issued", "applications.issued",
            "plain", "applications.plain",
            "unknown", "applications.unknown"));
  }

  private Outcome find(Ask ask) {
    return Reference.parse(ask.argument("number"))
        .flatMap(number -> database.<Optional<ApplicationFile>>read(tx -> files.find(tx, number)))
        .map(file -> Outcome.of(kind(file), ApplicationNotices.values(file, ask.language())))
        .orElseGet(() -> Outcome.of("unknown"));
  }

  private static String kind(ApplicationFile file) {
    String state = file.standing().state();
    if (file.standing().promise().isPresent()) {
      return "due";
    }
    if (state.equals("billed")) {
      return "owing";
    }
    return Set.of("issued", "expired").contains(state) ? "issued" : "plain";
  }
}
