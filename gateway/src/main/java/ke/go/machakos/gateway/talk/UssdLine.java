package ke.go.machakos.gateway.talk;

/** Where turns go: the public port over HTTP, or whatever a test puts in its place. */
@FunctionalInterface
public interface UssdLine {

  /**
   * Delivers one turn and waits for the reply.
   *
   * @throws NobodyAnswers when there is no reply
   */
  Reply deliver(Turn turn);

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body the body, as it was on the wire
   */
  record Reply(int status, String body) {
    /** The screen, or what an aggregator would make of a reply that is none. */
    public String screen() {
      return status == 200 ? body : "HTTP " + status + "\n" + body;
    }
  }

  /** There is no server at the other end, or it said nothing within the aggregator's patience. */
  final class NobodyAnswers extends RuntimeException {
    public NobodyAnswers(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
