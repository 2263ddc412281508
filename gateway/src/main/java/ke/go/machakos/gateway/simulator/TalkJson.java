package ke.go.machakos.gateway.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import ke.go.machakos.gateway.talk.Talk;

/** The page's list of steps, each {@code {"step": "dial", "value": "*483#"}}, as a talk. */
final class TalkJson {
  private TalkJson() {}

  /**
   * The talk of these steps.
   *
   * @throws IllegalArgumentException when a step has no such name
   */
  static Talk read(JsonArray steps) {
    return Talk.of(steps.stream().map(JsonObject.class::cast).map(TalkJson::step).toList());
  }

  private static Talk.Step step(JsonObject json) {
    String value = json.getString("value", "");
    return switch (json.getString("step", "")) {
      case "comment" -> new Talk.Comment(oneLine(value));
      case "caller" -> new Talk.Caller(oneLine(value));
      case "network" -> new Talk.Network(oneLine(value));
      case "dial" -> new Talk.Dial(oneLine(value));
      case "answer" -> new Talk.Answer(oneLine(value));
      case "screen" -> new Talk.Screen(value);
      case "drop" -> new Talk.Drop();
      case "again" -> new Talk.Again();
      default -> throw new IllegalArgumentException("no such step: " + json);
    };
  }

  private static String oneLine(String value) {
    if (value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("more than one line: " + value);
    }
    return value;
  }
}
