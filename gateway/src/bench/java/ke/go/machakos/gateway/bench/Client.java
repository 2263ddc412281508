package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** The connections of one phase and the thread that reads and judges the replies. */
final class Client implements AutoCloseable {

  private static final int MOST_RECONNECTS = 5_000;

  /** How many wrong screens are shown to a person before the rest is only counted. */
  private static final int MOST_SHOWN = 3;

  private final Phase phase;
  private final Callers callers;
  private final Pace pace;
  private final Tally tally;
  private final Selector selector = Selector.open();
  private int reconnects;
  private int shown;

  Client(Phase phase, Callers callers, Pace pace, Tally tally) throws IOException {
    this.phase = phase;
    this.callers = callers;
    this.pace = pace;
    this.tally = tally;
  }

  /**
   * Connects, and reads until the pace is done or the time is over; what is unanswered then counts
   * as an error.
   */
  void run(long giveUp) throws IOException {
    for (int i = 0; i < phase.connections(); i++) {
      pace.free(connect());
    }
    while (!pace.isDone() && System.nanoTime() < giveUp) {
      selector.select(this::ready, 50);
    }
    tally.error(
        "unanswered",
        selector.keys().stream().filter(key -> connectionOf(key).run() != null).count());
  }

  private Connection connect() throws IOException {
    Connection connection = Connection.open(phase.port());
    connection.channel().register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  private static Connection connectionOf(SelectionKey key) {
    return (Connection) key.attachment();
  }

  private void ready(SelectionKey key) {
    long now = System.nanoTime();
    Connection connection = connectionOf(key);
    try {
      if (connection.read()) {
        judge(connection, now);
      }
    } catch (IOException broken) {
      key.cancel();
      replace(connection);
    }
  }

  private void judge(Connection connection, long now) throws IOException {
    Run run = connection.run();
    if (run == null) {
      throw new IOException("a reply that nobody asked for");
    }
    tally.answered(run.intended(), now);
    String wrong = wrong(connection, run);
    if (!wrong.isEmpty() && shown++ < MOST_SHOWN) {
      System.err.println(wrong + " at turn " + run.turn() + ": " + connection.body());
    }
    connection.clear();
    if (wrong.isEmpty()) {
      pace.answered(connection, run);
    } else {
      cut(wrong, run);
      pace.free(connection);
    }
  }

  private String wrong(Connection connection, Run run) {
    if (!connection.isOk()) {
      return "status";
    }
    if (!connection.isScreen()) {
      return "no-screen";
    }
    return !phase.checked() || connection.isExpected(run) ? "" : "wrong-screen";
  }

  private void cut(String kind, Run run) {
    tally.error(kind, 1);
    callers.cut(run);
    pace.cut();
  }

  private void replace(Connection connection) {
    try {
      connection.channel().close();
      Run run = connection.run();
      if (run != null) {
        cut("connection", run);
      }
      if (reconnects++ < MOST_RECONNECTS) {
        pace.free(connect());
      }
    } catch (IOException refused) {
      tally.error("refused", 1);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  static long nanos(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }
}
