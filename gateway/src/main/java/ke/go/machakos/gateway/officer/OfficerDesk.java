package ke.go.machakos.gateway.officer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseBoard;
import ke.go.machakos.db.cases.CaseLine;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.gateway.learning.Models;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.gateway.reasons.ReasonWords;
import ke.go.machakos.gateway.reasons.Reasons;
import ke.go.machakos.gateway.staff.Holder;
import ke.go.machakos.gateway.staff.Roster;
import ke.go.machakos.menus.page.Renderer;

/** What stands on the pages of whoever acts on cases, and what their forms do. Thread-safe. */
public final class OfficerDesk {
  private static final int MOST = 200;

  private final CaseBoard board;
  private final Cases cases;
  private final Actors actors;
  private final Workflow workflow;
  private final Services services;
  private final CaseActs acts;
  private final Models models;
  private final OfficerPages pages;
  private final InstantSource clock;

  /** A desk that acts by {@code acts} as whoever the roster names for a role. */
  public OfficerDesk(
      Database database,
      Vault vault,
      Roster roster,
      Workflow workflow,
      Services services,
      Reasons reasons,
      CaseActs acts,
      Models models,
      Renderer renderer,
      InstantSource clock) {
    this.board = new CaseBoard(database, vault);
    this.cases = new Cases(database, vault);
    this.actors = new Actors(database, new StaffDirectory(database, vault), roster);
    this.workflow = workflow;
    this.services = services;
    this.acts = acts;
    this.models = models;
    this.pages =
        new OfficerPages(
            new CaseWords(renderer), new ReasonFields(reasons, new ReasonWords(renderer)));
    this.clock = clock;
  }

  String list() {
    return pages.list(board.open(MOST), clock.instant());
  }

  /** The page of a case; empty where there is none. */
  Optional<String> sheet(String reference, Role role, Optional<CaseActs.Result> result) {
    return Reference.parse(reference).flatMap(board::find).map(line -> sheet(line, role, result));
  }

  String missing() {
    return pages.missing();
  }

  private String sheet(CaseLine line, Role role, Optional<CaseActs.Result> result) {
    String words = cases.words(line.reference()).orElse("");
    var sheet =
        new OfficerPages.Sheet(
            line,
            board.steps(line.reference()),
            words,
            reading(line, words),
            services.all(),
            acts.reporter(line.reference(), clock.instant()),
            role,
            holder(line, role).flatMap(actors::name),
            workflow.open(line.state(), role),
            result);
    return pages.sheet(sheet, clock.instant());
  }

  private OfficerPages.Reading reading(CaseLine line, String words) {
    return new OfficerPages.Reading(
        line.guess().flatMap(it -> models.explain(it.modelVersion(), words)),
        board.corrections(line.reference()),
        models.version(),
        models.explain(words));
  }

  /** Whoever has the case in that role, else whoever would. */
  private Optional<Holder> holder(CaseLine line, Role role) {
    Optional<Long> has =
        line.given().filter(given -> given.role().equals(role.code())).map(CaseLine.Given::staff);
    return actors.holder(
        new Actors.Matter(has, line.department(), line.ward()), role, clock.instant());
  }

  /** What stands in the fields of a form. */
  record Said(String reason, String code, String service) {}

  private static Optional<String> given(String field) {
    return Optional.of(field.strip()).filter(words -> !words.isEmpty());
  }

  /** Does what a form asks for. */
  CaseActs.Result act(String reference, Role role, String action, Said said) {
    Optional<CaseLine> line = Reference.parse(reference).flatMap(board::find);
    if (line.isEmpty()) {
      return CaseActs.Result.UNKNOWN;
    }
    Instant now = clock.instant();
    var act =
        new CaseActs.Act(
            action,
            role,
            holder(line.get(), role).map(Holder::staff),
            given(said.reason()),
            given(said.code()),
            given(said.service()));
    return acts.act(line.get().reference(), act, now);
  }
}
