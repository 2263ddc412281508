package ke.go.machakos.gateway.bench;

import java.io.IOException;

/** Decides when the next turn is sent. Called by the generator's reading thread. */
interface Pace {

  /** Takes a connection that has nothing under way. */
  void free(Connection connection) throws IOException;

  /** Takes a connection whose turn was answered rightly. */
  void answered(Connection connection, Run run) throws IOException;

  /** Notes that a dialogue ended before its time; its connection is handed in afresh. */
  void cut();

  /** Whether nothing is left to send or to wait for. */
  boolean isDone();

  /** How many turns were due and never sent, once the phase is over. */
  long unsent();
}
