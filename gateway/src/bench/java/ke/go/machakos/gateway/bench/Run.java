package ke.go.machakos.gateway.bench;

/** One dialogue under way. Handed from thread to thread, never shared. */
final class Run {

  private final Script script;
  private final long session;
  private final int phone;
  private final int end;
  private int turn;
  private long intended;

  Run(Script script, long session, int phone, int from, int end) {
    this.script = script;
    this.session = session;
    this.phone = phone;
    this.turn = from;
    this.end = end;
  }

  Script script() {
    return script;
  }

  long session() {
    return session;
  }

  int phone() {
    return phone;
  }

  int turn() {
    return turn;
  }

  /** When the turn under way should have been sent, by {@link System#nanoTime}. */
  long intended() {
    return intended;
  }

  void intend(long nanos) {
    intended = nanos;
  }

  /** Goes on to the next turn; false if the dialogue has none. */
  boolean advance() {
    turn++;
    return turn < end;
  }

  int left() {
    return end - turn;
  }
}
