package ke.go.machakos.gateway.cases;

import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.promise.Role;

/** Who does something with a case. */
public sealed interface Actor {
  /** The role that the table of transitions knows them by. */
  Role role();

  /** Somebody with a phone: what a reporter alone may do they may do with their own report. */
  record Citizen(Msisdn phone) implements Actor {
    @Override
    public Role role() {
      return Role.CITIZEN;
    }
  }

  /** Somebody who shows the secret code of a case that was reported without a number. */
  record CodeHolder(String code) implements Actor {
    @Override
    public Role role() {
      return Role.CITIZEN;
    }
  }

  /**
   * Somebody who works for the county.
   *
   * @param id their row, where it is known
   */
  record Staff(Role role, Optional<Long> id) implements Actor {
    public Staff {
      if (role == Role.CITIZEN || role == Role.SYSTEM) {
        throw new IllegalArgumentException(role.code() + " does not work for the county");
      }
    }

    /** How the audit log calls them: never by a name. */
    String actor() {
      return id.map(row -> "staff/" + row).orElse(role.code());
    }
  }

  /** The program itself. */
  record Program() implements Actor {
    @Override
    public Role role() {
      return Role.SYSTEM;
    }
  }
}
