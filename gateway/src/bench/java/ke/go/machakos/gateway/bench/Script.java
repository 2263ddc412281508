package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A dialogue as bytes ready to send: of each request only the session and the number change, and
 * both have a fixed width.
 *
 * <p>Not thread-safe; a generator has one writer at a time.
 */
final class Script {

  /** The first of the numbers that the bench calls from; the sample data has none of them. */
  static final int FIRST_NUMBER = 710_000_000;

  private static final String SESSION = "ATUid_" + "0".repeat(32);
  private static final String NUMBER = "0".repeat(9);
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  private static final class Turn {
    private final byte[] request;
    private final int sessionAt;
    private final int numberAt;
    private final byte[] reply;

    /**
     * @param reply the expected body, empty where none is known
     */
    Turn(byte[] request, int sessionAt, int numberAt, byte[] reply) {
      this.request = request;
      this.sessionAt = sessionAt;
      this.numberAt = numberAt;
      this.reply = reply;
    }
  }

  private final List<Turn> turns = new ArrayList<>();

  Script(Dialogue dialogue, Replies replies) {
    for (String text : dialogue.texts()) {
      byte[] reply = replies.find(dialogue.name(), text).orElse("").getBytes(UTF_8);
      turns.add(prepare(text, reply));
    }
  }

  private static Turn prepare(String text, byte[] reply) {
    String body =
        "sessionId="
            + SESSION
            + "&phoneNumber=%2B254"
            + NUMBER
            + "&networkCode=63902&serviceCode=%2A483%23&text="
            + URLEncoder.encode(text, UTF_8).replace("*", "%2A");
    String head =
        "POST /ussd/demo HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return new Turn(
        (head + body).getBytes(UTF_8),
        head.length() + body.indexOf(SESSION) + "ATUid_".length(),
        head.length() + body.indexOf(NUMBER, body.indexOf("%2B254")),
        reply);
  }

  int turns() {
    return turns.size();
  }

  /** Puts one request into an empty buffer and flips it. */
  void write(int turn, long session, int phone, ByteBuffer out) {
    Turn prepared = turns.get(turn);
    out.clear();
    out.put(prepared.request);
    putHex(out, prepared.sessionAt, mix(session));
    putHex(out, prepared.sessionAt + 16, mix(~session));
    int number = FIRST_NUMBER + phone;
    for (int digit = 8; digit >= 0; digit--) {
      out.put(prepared.numberAt + digit, (byte) ('0' + number % 10));
      number /= 10;
    }
    out.flip();
  }

  /** Whether a body is the screen that the gateway gave when its replies were captured. */
  boolean expects(int turn, byte[] bytes, int from, int to) {
    byte[] reply = turns.get(turn).reply;
    return reply.length == 0 || Arrays.equals(reply, 0, reply.length, bytes, from, to);
  }

  private static void putHex(ByteBuffer out, int at, long value) {
    for (int i = 0; i < 16; i++) {
      out.put(at + i, HEX[(int) (value >>> (60 - 4 * i)) & 15]);
    }
  }

  /** SplitMix64's finaliser: neighbouring sessions get identifiers that share nothing. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
