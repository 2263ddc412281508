package ke.go.machakos.gateway.talk;

/** The text form of a {@link Talk}. */
final class TalkWriter {
  private TalkWriter() {}

  static String write(Talk talk) {
    var out = new StringBuilder();
    for (Talk.Step step : talk.steps()) {
      append(out, step);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Talk.Step step) {
    switch (step) {
      case Talk.Comment(String text) -> line(out, "#", text);
      case Talk.Caller(String number) -> line(out, "caller", number);
      case Talk.Network(String code) -> line(out, "network", code);
      case Talk.Dial(String code) -> line(out, "dial", code);
      case Talk.Answer(String text) -> line(out, ">", text);
      case Talk.Drop() -> line(out, "drop", "");
      case Talk.Again() -> line(out, "again", "");
      case Talk.Screen(String reply) -> {
        for (String row : reply.split("\n", -1)) {
          line(out, "<", row);
        }
      }
    }
  }

  private static void line(StringBuilder out, String mark, String rest) {
    out.append(mark);
    if (!rest.isEmpty()) {
      out.append(' ').append(rest);
    }
    out.append('\n');
  }
}
