package ke.go.machakos.gateway.money;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.approvals.Signatory;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.promise.Role;
import org.jspecify.annotations.Nullable;

/** Who proposes and who decides what about money, as the county's own file has it. */
public final class MoneyRoles {
  static final String PROPOSE = "propose";
  static final String DECIDE = "decide";

  private final List<Rule> rules;

  private MoneyRoles(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** One line of the file: an empty department is any. */
  private record Rule(String act, String step, String role, @Nullable String department) {
    boolean allows(ProposalKind kind, String wanted, Signatory who) {
      return act.equals(kind.code())
          && step.equals(wanted)
          && role.equals(who.role())
          && (department == null || Optional.of(department).equals(who.department()));
    }
  }

  /**
   * Reads {@code county/money-roles.csv} of a config folder.
   *
   * @throws FaultyFiles with every fault of it
   */
  public static MoneyRoles read(Path config) {
    Path file = config.resolve("county").resolve("money-roles.csv");
    List<Fault> faults = new ArrayList<>();
    Set<String> acts =
        Arrays.stream(ProposalKind.values()).map(ProposalKind::code).collect(Collectors.toSet());
    Set<String> roles = Arrays.stream(Role.values()).map(Role::code).collect(Collectors.toSet());
    List<Rule> rules =
        CsvRows.table(
            file,
            faults,
            List.of("act", "step", "role", "department"),
            row ->
                new Rule(
                    row.oneOf("act", acts),
                    row.oneOf("step", Set.of(PROPOSE, DECIDE)),
                    row.oneOf("role", roles),
                    row.optional("department")));
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return new MoneyRoles(rules);
  }

  /** Whether somebody may ask for something of a kind. */
  public boolean mayPropose(Signatory who, ProposalKind kind) {
    return rules.stream().anyMatch(rule -> rule.allows(kind, PROPOSE, who));
  }

  /** Whether somebody may decide what somebody else has asked for. */
  public boolean mayDecide(Signatory who, ProposalKind kind) {
    return rules.stream().anyMatch(rule -> rule.allows(kind, DECIDE, who));
  }
}
