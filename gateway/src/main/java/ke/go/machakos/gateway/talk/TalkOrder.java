package ke.go.machakos.gateway.talk;

import java.util.ArrayList;
import java.util.List;

/**
 * Says which steps of a talk cannot happen where they stand: an answer to nothing, a dial by
 * nobody.
 */
final class TalkOrder {
  private final List<TalkFaults.Fault> faults = new ArrayList<>();
  private boolean caller;
  private boolean open;
  private boolean turn;
  private boolean unanswered;

  private TalkOrder() {}

  static List<TalkFaults.Fault> faults(List<Talk.Line> lines) {
    var order = new TalkOrder();
    for (Talk.Line line : lines) {
      String fault = order.step(line.step());
      if (!fault.isEmpty()) {
        order.faults.add(new TalkFaults.Fault(line.number(), fault));
      }
    }
    return order.faults;
  }

  private String step(Talk.Step step) {
    return switch (step) {
      case Talk.Comment _ -> "";
      case Talk.Caller _ -> {
        caller = true;
        yield hangUp();
      }
      case Talk.Network _ -> hangUp();
      case Talk.Dial _ -> {
        sent(true);
        yield caller ? "" : "nobody dials: a caller line comes first";
      }
      case Talk.Answer _ -> open ? sent(true) : "no screen asks for this answer";
      case Talk.Drop _ -> open ? close() : "no session to drop";
      case Talk.Again _ -> turn ? sent(open) : "no turn to repeat";
      case Talk.Screen(String reply) -> screen(reply);
    };
  }

  private String screen(String reply) {
    if (!unanswered) {
      return "a screen that answers nothing";
    }
    unanswered = false;
    boolean asks = reply.startsWith("CON ");
    open = open && asks;
    boolean known = asks || reply.startsWith("END ") || reply.startsWith("HTTP ");
    return known ? "" : "a screen begins with CON or END";
  }

  private String sent(boolean stillOpen) {
    turn = true;
    unanswered = true;
    open = stillOpen;
    return "";
  }

  private String close() {
    open = false;
    unanswered = false;
    return "";
  }

  private String hangUp() {
    turn = false;
    return close();
  }
}
