package ke.go.machakos.gateway.talk;

import java.util.ArrayList;
import java.util.List;

/**
 * One conversation with the service: what the caller did and every screen that came back, in order.
 * Immutable.
 */
public record Talk(List<Line> lines) {

  /** A step and the line of the file on which it begins, counted from 1. */
  public record Line(int number, Step step) {}

  /** Something that the caller or the network did, or a screen that the service showed. */
  public sealed interface Step {}

  /** A remark for the reader; the text follows the {@code #}, without its first space. */
  public record Comment(String text) implements Step {}

  /** The number that calls from here on, as the aggregator writes it. */
  public record Caller(String number) implements Step {}

  /** The network of the caller from here on, five digits. */
  public record Network(String code) implements Step {}

  /** A code dialled in full, {@code *483#} or with a preset path {@code *483*1*2#}. */
  public record Dial(String code) implements Step {}

  /** What the caller answers to a screen that asks; may be empty. */
  public record Answer(String text) implements Step {}

  /**
   * A reply, {@code CON} or {@code END} and all its lines, as it was on the wire; an HTTP error is
   * {@code HTTP 404} and its body.
   */
  public record Screen(String reply) implements Step {}

  /** The network drops the session. */
  public record Drop() implements Step {}

  /** The last turn is delivered a second time, byte for byte. */
  public record Again() implements Step {}

  public Talk {
    lines = List.copyOf(lines);
  }

  /** A talk of these steps, numbered as {@link #write()} places them. */
  public static Talk of(List<Step> steps) {
    var lines = new ArrayList<Line>();
    int number = 1;
    for (Step step : steps) {
      lines.add(new Line(number, step));
      number += step instanceof Screen(String reply) ? reply.split("\n", -1).length : 1;
    }
    return new Talk(lines);
  }

  /**
   * Reads a transcript.
   *
   * @throws TalkFaults naming every line that cannot be read, or that cannot happen where it stands
   */
  public static Talk parse(String text) {
    return new TalkParser().parse(text);
  }

  /** The transcript's text; {@link #parse} of it gives the same steps. */
  public String write() {
    return TalkWriter.write(this);
  }

  /** The steps without their places. */
  public List<Step> steps() {
    return lines.stream().map(Line::step).toList();
  }
}
