package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.util.Optional;

/**
 * Each connection sends its next turn as soon as the last was answered: the most that a server can
 * do.
 */
final class ClosedPace implements Pace {

  private final Callers callers;
  private final long end;
  private int busy;

  /**
   * @param end when no further dialogue is begun, by {@link System#nanoTime}; those under way are
   *     finished
   */
  ClosedPace(Callers callers, long end) {
    this.callers = callers;
    this.end = end;
  }

  @Override
  public void free(Connection connection) throws IOException {
    Optional<Run> next = System.nanoTime() < end ? callers.next() : Optional.empty();
    if (next.isPresent()) {
      busy++;
      send(connection, next.get());
    }
  }

  @Override
  public void answered(Connection connection, Run run) throws IOException {
    if (run.advance()) {
      send(connection, run);
    } else {
      busy--;
      free(connection);
    }
  }

  @Override
  public void cut() {
    busy--;
  }

  private static void send(Connection connection, Run run) throws IOException {
    run.intend(System.nanoTime());
    connection.send(run);
  }

  @Override
  public boolean isDone() {
    return busy == 0;
  }

  @Override
  public long unsent() {
    return 0;
  }
}
