package ke.go.machakos.gateway.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.approvals.ProposalKind;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.sql.Tx;

/** A kind of file that can be taken in. Thread-safe. */
public interface ImportKind {
  /** What the command calls it, for example {@code fees}. */
  String name();

  /** The columns that its files have, in their order. */
  List<String> columns();

  /**
   * What taking a file in proposes, so that the roles of the county say who may and who approves
   * it.
   *
   * @return empty where anybody of the county may take one in
   */
  default Optional<ProposalKind> proposes() {
    return Optional.empty();
  }

  /**
   * Reads a file whole and writes nothing; what taking it in would do, which counts only where no
   * fault was added.
   *
   * @param faults where everything that is wrong is added
   */
  Plan check(Tx tx, Path file, List<Fault> faults);

  /**
   * Puts in force, as a second person, what was taken in by somebody else.
   *
   * @param what the number that the import told
   * @return empty where nothing of this kind waits for a second person
   */
  default Optional<Answer> approve(Tx tx, String what, By by) {
    return Optional.empty();
  }

  /** What taking a file in does. */
  interface Plan {
    /** What would change, in a line. */
    String summary();

    /** Does it, in the transaction; throwing undoes it. */
    Answer apply(Tx tx, By by);
  }

  /**
   * Who takes a file in, and when.
   *
   * @param staff the username of somebody who works for the county
   * @param from the day from which it is to hold
   */
  record By(String staff, Instant now, LocalDate from) {}

  /** What came of it. */
  record Answer(boolean done, String words) {}
}
