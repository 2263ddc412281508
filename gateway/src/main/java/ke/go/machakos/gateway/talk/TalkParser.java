package ke.go.machakos.gateway.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ke.go.machakos.gateway.talk.Talk.Step;

/** Reads the lines of one transcript into steps; the order of the steps is {@link TalkOrder}'s. */
final class TalkParser {
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{9,15}");
  private static final Pattern NETWORK = Pattern.compile("[0-9]{5}");
  private static final Pattern REMARK = Pattern.compile("\\s+#.*$");

  private final List<Talk.Line> lines = new ArrayList<>();
  private final List<TalkFaults.Fault> faults = new ArrayList<>();
  private int number;

  Talk parse(String text) {
    for (String raw : text.split("\n", -1)) {
      number++;
      read(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw);
    }
    if (faults.isEmpty()) {
      faults.addAll(TalkOrder.faults(lines));
    }
    if (!faults.isEmpty()) {
      throw new TalkFaults(faults);
    }
    return new Talk(lines);
  }

  private void read(String line) {
    if (line.startsWith("<")) {
      screen(after(line));
    } else if (line.startsWith(">")) {
      add(new Talk.Answer(after(line)));
    } else if (line.startsWith("#")) {
      add(new Talk.Comment(after(line)));
    } else if (!line.isBlank()) {
      command(REMARK.matcher(line).replaceFirst("").strip().split("\\s+"));
    }
  }

  private void command(String[] words) {
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "caller" -> {
        add(new Talk.Caller(checked(NUMBER, argument, "a number such as +254700000001")));
        if (words.length == 4 && words[2].equals("network")) {
          add(new Talk.Network(checked(NETWORK, words[3], "five digits such as 63902")));
          return;
        }
        atMost(words, 2);
      }
      case "network" -> {
        add(new Talk.Network(checked(NETWORK, argument, "five digits such as 63902")));
        atMost(words, 2);
      }
      case "dial" -> {
        add(new Talk.Dial(checked(Handset.CODE, argument, "a code such as *483#")));
        atMost(words, 2);
      }
      case "drop" -> {
        add(new Talk.Drop());
        atMost(words, 1);
      }
      case "again" -> {
        add(new Talk.Again());
        atMost(words, 1);
      }
      default -> fault("unknown word \"" + words[0] + "\"");
    }
  }

  private String checked(Pattern pattern, String argument, String wanted) {
    if (!pattern.matcher(argument).matches()) {
      fault("wanted " + wanted + ", found \"" + argument + "\"");
    }
    return argument;
  }

  private void atMost(String[] words, int count) {
    if (words.length > count) {
      fault("\"" + words[count] + "\" is too much");
    }
  }

  private void screen(String row) {
    int last = lines.size() - 1;
    int rows = last < 0 ? 0 : number - lines.get(last).number();
    if (rows > 0
        && lines.get(last).step() instanceof Talk.Screen(String reply)
        && reply.split("\n", -1).length == rows) {
      lines.set(last, new Talk.Line(lines.get(last).number(), new Talk.Screen(reply + "\n" + row)));
    } else {
      add(new Talk.Screen(row));
    }
  }

  /** What follows the mark, without the one space that belongs to the mark. */
  private static String after(String line) {
    return line.startsWith(" ", 1) ? line.substring(2) : line.substring(1);
  }

  private void add(Step step) {
    lines.add(new Talk.Line(number, step));
  }

  private void fault(String what) {
    faults.add(new TalkFaults.Fault(number, what));
  }
}
