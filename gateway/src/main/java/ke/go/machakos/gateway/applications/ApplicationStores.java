package ke.go.machakos.gateway.applications;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationDocuments;
import ke.go.machakos.db.applications.ApplicationDrafts;
import ke.go.machakos.db.applications.ApplicationFiles;
import ke.go.machakos.db.applications.IssuedPermits;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.menus.page.Renderer;

/** What the life of an application writes to, and whom it asks who has it. */
record ApplicationStores(
    ApplicationFiles files,
    ApplicationDrafts drafts,
    ApplicationDocuments documents,
    IssuedPermits permits,
    Roster roster,
    ApplicationNotices notices,
    Audit audit) {

  static ApplicationStores over(
      Database database, Vault vault, Roster roster, PermitForms forms, Renderer renderer) {
    return new ApplicationStores(
        new ApplicationFiles(vault),
        new ApplicationDrafts(vault),
        new ApplicationDocuments(),
        new IssuedPermits(vault),
        roster,
        new ApplicationNotices(
            new Citizens(database, vault), new Outbox(database, vault), forms, renderer),
        new Audit(database));
  }

  /** The last day of the permit that another follows. */
  Optional<LocalDate> before(Tx tx, Optional<Reference> renewalOf) {
    return renewalOf.flatMap(it -> permits.validTo(tx, it));
  }
}
