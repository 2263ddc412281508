package ke.go.machakos.gateway;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.stores.Stores;
import ke.go.machakos.gateway.applications.ApplicationDesk;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.complaints.FloodAlarm;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Turns;
import ke.go.machakos.gateway.enquiries.AnswerBook;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.learning.Models;
import ke.go.machakos.gateway.mpesa.Mpesa;
import ke.go.machakos.gateway.payments.Prompts;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.menus.book.MenuBook;
import ke.go.machakos.menus.page.Renderer;

/** What every channel of the process answers from: the stores, the desks and the menus. */
record Core(
    Settings settings,
    Stores stores,
    Vault vault,
    Wiring.People people,
    CaseDesk cases,
    ApplicationDesk applications,
    Models reader,
    AnswerBook answers,
    List<Action> actions,
    Mpesa mpesa,
    MenuBook book,
    Catalogue catalogue,
    InstantSource clock) {

  /** The same over the county's files. */
  static Core over(
      Settings settings,
      Path config,
      Catalogue catalogue,
      Stores stores,
      Vault vault,
      Models reader,
      FloodAlarm floods,
      InstantSource clock) {
    Renderer texts = Startup.texts(config, settings.codes());
    Wiring.People people = Wiring.people(stores.database(), vault, texts);
    CaseDesk cases = Startup.cases(config, stores.database(), vault, people, texts);
    ApplicationDesk applications =
        Startup.applications(
            config,
            catalogue,
            stores.database(),
            vault,
            people,
            Startup.charges(catalogue, stores.database(), texts),
            VerifyWiring.links(settings, vault),
            texts);
    Mpesa mpesa =
        new Mpesa(
            stores.database(),
            vault,
            Startup.watch(applications),
            texts,
            Startup.payBill(settings),
            settings.pushAfter(),
            clock);
    boolean account = settings.daraja().isPresent() || settings.demo();
    List<Action> actions =
        Wiring.actions(
            stores.database(),
            vault,
            Startup.payBill(settings),
            cases.services(),
            reader,
            cases,
            applications,
            floods,
            account ? mpesa.prompts() : Prompts.NONE);
    return new Core(
        settings,
        stores,
        vault,
        people,
        cases,
        applications,
        reader,
        Startup.answers(config),
        actions,
        mpesa,
        MenuBook.load(config, Wiring.vocabulary(actions)).with(settings.codes().inTexts()::get),
        Catalogue.read(config.resolve("county")),
        clock);
  }

  Database database() {
    return stores.database();
  }

  /** The turns of USSD. */
  Turns turns() {
    return Wiring.turns(book, actions, stores, vault, clock);
  }
}
