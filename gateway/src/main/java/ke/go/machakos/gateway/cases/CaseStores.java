package ke.go.machakos.gateway.cases;

import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.cases.CaseFiles;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.cases.Corrections;
import ke.go.machakos.db.cases.Followers;
import ke.go.machakos.db.cases.WrongCodes;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.SmsDialogues;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.menus.page.Renderer;

/** What the life of a case writes to, and whom it asks who has it. */
record CaseStores(
    Cases cases,
    CaseFiles files,
    Corrections corrections,
    Followers followers,
    WrongCodes wrongCodes,
    GuessedCases guessed,
    SmsDialogues dialogues,
    Roster roster,
    CaseNotices notices,
    Audit audit) {

  static CaseStores over(Database database, Vault vault, Roster roster, Renderer renderer) {
    Followers followers = new Followers(vault);
    return new CaseStores(
        new Cases(database, vault),
        new CaseFiles(vault),
        new Corrections(vault),
        followers,
        new WrongCodes(vault),
        new GuessedCases(),
        new SmsDialogues(database, vault),
        roster,
        new CaseNotices(
            followers, new Citizens(database, vault), new Outbox(database, vault), renderer),
        new Audit(database));
  }
}
