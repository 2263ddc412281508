package ke.go.machakos.gateway.fees;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.fees.FeeDraft;
import ke.go.machakos.db.fees.FeeRule;
import ke.go.machakos.db.fees.FeeSchedules;
import ke.go.machakos.db.fees.FeeVersion;
import ke.go.machakos.db.fees.FeeWaiver;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.imports.ImportKind;

/**
 * Takes in a file of rules or of waivers as a new version of the fees, which keeps the other of the
 * two from the version that counts, and which a second person approves. Thread-safe.
 */
public final class FeeImport implements ImportKind {
  private final FeeSchedules schedules;
  private final Catalogue catalogue;
  private final boolean rules;

  private FeeImport(Database database, Catalogue catalogue, boolean rules) {
    this.schedules = new FeeSchedules(database);
    this.catalogue = catalogue;
    this.rules = rules;
  }

  /** The import of rules, {@code fees}. */
  public static ImportKind fees(Database database, Catalogue catalogue) {
    return new FeeImport(database, catalogue, true);
  }

  /** The import of waivers, {@code waivers}. */
  public static ImportKind waivers(Database database, Catalogue catalogue) {
    return new FeeImport(database, catalogue, false);
  }

  @Override
  public String name() {
    return rules ? "fees" : "waivers";
  }

  @Override
  public List<String> columns() {
    return rules ? FeeFile.COLUMNS : WaiverFile.COLUMNS;
  }

  /** Rules and waivers are one schedule, and so is who decides about them. */
  @Override
  public Optional<ProposalKind> proposes() {
    return Optional.of(ProposalKind.FEE_SCHEDULE);
  }

  @Override
  public Plan check(Tx tx, Path file, List<Fault> faults) {
    return rules
        ? new Proposal(
            file, Optional.of(new FeeFile(file, catalogue).read(faults)), Optional.empty())
        : new Proposal(
            file, Optional.empty(), Optional.of(new WaiverFile(file, catalogue).read(faults)));
  }

  /** A version to be, of which one half comes from the file. */
  private final class Proposal implements Plan {
    private static final int LONGEST_NAME = 120;

    private final Path file;
    private final Optional<List<FeeRule>> fresh;
    private final Optional<List<FeeWaiver>> freshWaivers;

    Proposal(Path file, Optional<List<FeeRule>> fresh, Optional<List<FeeWaiver>> freshWaivers) {
      this.file = file;
      this.fresh = fresh;
      this.freshWaivers = freshWaivers;
    }

    @Override
    public String summary() {
      return fresh.map(List::size).or(() -> freshWaivers.map(List::size)).orElse(0)
          + (fresh.isPresent() ? " rules" : " waivers");
    }

    @Override
    public Answer apply(Tx tx, By by) {
      Optional<FeeVersion> now = schedules.current(tx, by.from());
      String name = String.valueOf(file.getFileName());
      FeeDraft draft =
          new FeeDraft(
              name.substring(0, Math.min(name.length(), LONGEST_NAME)),
              by.from(),
              fresh.orElseGet(
                  () ->
                      now.map(it -> schedules.rules(tx, it.version(), Optional.empty()))
                          .orElse(List.of())),
              freshWaivers.orElseGet(
                  () -> now.map(it -> schedules.waivers(tx, it.version())).orElse(List.of())));
      long version = schedules.propose(tx, draft, by.staff(), by.now());
      return new Answer(
          true,
          "version %d of the fees is proposed, to hold from %s: %d rules, %d waivers. A second person approves it: import approve %s %d --staff USER"
              .formatted(
                  version,
                  by.from(),
                  draft.rules().size(),
                  draft.waivers().size(),
                  name(),
                  version));
    }
  }

  @Override
  public Optional<Answer> approve(Tx tx, String what, By by) {
    if (!what.matches("[0-9]{1,18}")) {
      return Optional.of(new Answer(false, what + " is not the number of a version"));
    }
    long version = Long.parseLong(what);
    return Optional.of(
        switch (schedules.approve(tx, version, by.staff(), by.now())) {
          case DONE -> new Answer(true, "version " + version + " of the fees is approved");
          case SAME_PERSON ->
              new Answer(false, "a second person approves: " + by.staff() + " has proposed it");
          case ALREADY -> new Answer(false, "version " + version + " is approved already");
          case OVERTAKEN ->
              new Answer(false, "others were approved since it was proposed: propose it anew");
          case UNKNOWN -> new Answer(false, "there is no version " + version + " of the fees");
        });
  }
}
