package ke.go.machakos.gateway.talk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A phone as the aggregator sees it: a number on a network, and the session that it last had.
 * Immutable; every act gives the phone as it is afterwards, and {@link #turn()} is what that act
 * puts on the wire.
 *
 * @param serviceCode the code that the application owns, such as {@code *483#}
 */
public record Handset(
    String number, String network, String serviceCode, Optional<Session> session) {
  /** Safaricom's network code. */
  public static final String SAFARICOM = "63902";

  static final Pattern CODE = Pattern.compile("\\*[0-9]+(\\*[^*#]*)*#");

  /**
   * A session and its inputs so far.
   *
   * @param inputs the preset path and every answer, in order
   * @param open whether the last screen asks for something and the network still holds the line
   */
  public record Session(String id, List<String> inputs, boolean open) {
    public Session {
      inputs = List.copyOf(inputs);
    }
  }

  /** A phone that has not called yet. */
  public static Handset of(String number, String network, String serviceCode) {
    return new Handset(number, network, serviceCode, Optional.empty());
  }

  /** Another number in the phone; a session in progress is gone. */
  public Handset withNumber(String other) {
    return of(other, network, serviceCode);
  }

  /** Another network's card in the phone; a session in progress is gone. */
  public Handset withNetwork(String other) {
    return of(number, other, serviceCode);
  }

  /**
   * Dials a code: the application's own, or that with a preset path, {@code *483*1*2#}. A code of
   * another application becomes the service code of this phone.
   *
   * @throws IllegalArgumentException when it is no USSD code
   */
  public Handset dial(String code, SessionIds ids) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("no USSD code: " + code);
    }
    String stem = serviceCode.substring(0, serviceCode.length() - 1);
    if (code.startsWith(stem + "*")) {
      String path = code.substring(stem.length() + 1, code.length() - 1);
      return with(serviceCode, new Session(ids.next(), List.of(path.split("\\*", -1)), true));
    }
    return with(code, new Session(ids.next(), List.of(), true));
  }

  /**
   * Answers the screen that asks.
   *
   * @throws IllegalStateException when no session is open
   */
  public Handset answer(String input) {
    Session now = session.filter(Session::open).orElseThrow(Handset::noSession);
    List<String> inputs = Stream.concat(now.inputs().stream(), Stream.of(input)).toList();
    return with(serviceCode, new Session(now.id(), inputs, true));
  }

  /** The phone after a reply: only {@code CON} keeps the session, whatever else it says. */
  public Handset hear(String reply) {
    return reply.startsWith("CON ") ? this : drop();
  }

  /** The phone after the session ended; its last turn can still be repeated. */
  public Handset drop() {
    return session
        .map(now -> with(serviceCode, new Session(now.id(), now.inputs(), false)))
        .orElse(this);
  }

  /** Whether an answer is awaited. */
  public boolean open() {
    return session.map(Session::open).orElse(false);
  }

  /**
   * The last turn; asked twice it is the same, byte for byte.
   *
   * @throws IllegalStateException when the phone has not called yet
   */
  public Turn turn() {
    Session now = session.orElseThrow(Handset::noSession);
    return new Turn(now.id(), number, network, serviceCode, String.join("*", now.inputs()));
  }

  private Handset with(String code, Session next) {
    return new Handset(number, network, code, Optional.of(next));
  }

  private static IllegalStateException noSession() {
    return new IllegalStateException("no session is open");
  }
}
