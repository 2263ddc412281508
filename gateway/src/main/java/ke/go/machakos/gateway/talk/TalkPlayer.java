package ke.go.machakos.gateway.talk;

import java.util.Optional;
import ke.go.machakos.gateway.talk.UssdLine.Reply;

/**
 * Plays transcripts against a line and says where they first differ. A turn whose screen the
 * transcript leaves out is delivered and not compared. Thread-safe when its line and its ids are.
 */
public final class TalkPlayer {
  private final UssdLine line;
  private final SessionIds ids;
  private final String serviceCode;

  /** A player whose phones know the application by this code, such as {@code *483#}. */
  public TalkPlayer(UssdLine line, SessionIds ids, String serviceCode) {
    this.line = line;
    this.ids = ids;
    this.serviceCode = serviceCode;
  }

  /** The first screen that is not the transcript's; empty when all are. */
  public Optional<Difference> play(Talk talk) {
    var phone = Handset.of("", Handset.SAFARICOM, serviceCode);
    var reply = new Reply(0, "");
    for (Talk.Line at : talk.lines()) {
      switch (at.step()) {
        case Talk.Comment _ -> {}
        case Talk.Caller(String number) -> phone = phone.withNumber(number);
        case Talk.Network(String code) -> phone = phone.withNetwork(code);
        case Talk.Drop() -> phone = phone.drop();
        case Talk.Screen(String expected) -> {
          if (!expected.equals(reply.screen())) {
            return Optional.of(new Difference(at.number(), expected, reply.screen()));
          }
        }
        case Talk.Dial(String code) -> {
          phone = phone.dial(code, ids);
          reply = line.deliver(phone.turn());
          phone = phone.hear(reply.screen());
        }
        case Talk.Answer(String text) -> {
          if (!phone.open()) {
            return Optional.of(
                new Difference(at.number(), "CON (a screen that asks)", reply.screen()));
          }
          phone = phone.answer(text);
          reply = line.deliver(phone.turn());
          phone = phone.hear(reply.screen());
        }
        case Talk.Again() -> {
          reply = line.deliver(phone.turn());
          phone = phone.hear(reply.screen());
        }
      }
    }
    return Optional.empty();
  }
}
