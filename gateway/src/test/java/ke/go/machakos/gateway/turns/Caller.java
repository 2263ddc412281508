package ke.go.machakos.gateway.turns;

import java.security.SecureRandom;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.Turn;
import ke.go.machakos.gateway.talk.UssdLine;

/** A person with a phone whose turns go to one node or another. For one thread. */
final class Caller {
  /** A sample citizen who has chosen English; {@link #agree} makes the main menu their first. */
  static final String ENGLISH = "+254700000001";

  private static final SessionIds IDS = SessionIds.from(new SecureRandom());

  private Node node;
  private Handset phone;

  private Caller(Node node, Handset phone) {
    this.node = node;
    this.phone = phone;
  }

  static Caller of(String number, Node node) {
    return new Caller(node, Handset.of(number, Handset.SAFARICOM, "*483#"));
  }

  /** Agrees to the notice, so that the next dial begins with the main menu. */
  static void agree(String number, Node node) {
    Caller caller = of(number, node);
    caller.dial("*483#");
    if (!caller.answer("1").startsWith("CON Machakos County")) {
      throw new IllegalStateException("not agreed");
    }
  }

  Caller on(Node other) {
    node = other;
    return this;
  }

  Caller network(String code) {
    phone = phone.withNetwork(code);
    return this;
  }

  String dial(String code) {
    phone = phone.dial(code, IDS);
    return deliver();
  }

  String answer(String input) {
    phone = phone.answer(input);
    return deliver();
  }

  /** Answers several screens; gives the last. */
  String answers(String... inputs) {
    String screen = "";
    for (String input : inputs) {
      screen = answer(input);
    }
    return screen;
  }

  /** Answers, and leaves the turn on its way: nothing is delivered. */
  Turn type(String input) {
    phone = phone.answer(input);
    return phone.turn();
  }

  String again() {
    return node.client().deliver(phone.turn()).screen();
  }

  void drop() {
    phone = phone.drop();
  }

  Turn turn() {
    return phone.turn();
  }

  private String deliver() {
    UssdLine.Reply reply = node.client().deliver(phone.turn());
    phone = phone.hear(reply.body());
    return reply.screen();
  }
}
