package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks every dialogue once through the gateway and keeps what it answered. */
final class Capture implements AutoCloseable {

  /** Far from the numbers that the generator calls from. */
  private static final int FIRST_PHONE = 5_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private int session;

  private Capture(int port) {
    this.port = port;
  }

  /**
   * The replies to all dialogues: those with weight 0 as a new caller hears them, the mix as a
   * known one does.
   *
   * @throws IOException if a turn is not answered by a screen, or two callers get different ones
   */
  static Replies of(int port, List<Dialogue> dialogues) throws IOException, InterruptedException {
    Replies replies = new Replies();
    try (Capture capture = new Capture(port)) {
      Dialogue enrol =
          dialogues.stream().filter(d -> d.name().equals(Dialogue.ENROL)).findFirst().orElseThrow();
      for (int caller = 0; caller < 2; caller++) {
        int phone = FIRST_PHONE + 100 * caller;
        for (Dialogue dialogue : dialogues) {
          phone++;
          if (dialogue.weight() > 0) {
            capture.walk(enrol, phone, replies);
          }
          capture.walk(dialogue, phone, replies);
        }
      }
    }
    return replies;
  }

  private void walk(Dialogue dialogue, int phone, Replies replies)
      throws IOException, InterruptedException {
    String id = "ATUid_" + "%032x".formatted(0xbe0c4L + session++);
    for (String text : dialogue.texts()) {
      String screen = turn(id, phone, text);
      String before = replies.find(dialogue.name(), text).orElse(screen);
      if (!before.equals(screen)) {
        throw new IOException(
            "two screens for %s '%s':%n%s%n%s".formatted(dialogue.name(), text, before, screen));
      }
      replies.put(dialogue.name(), text, screen);
    }
  }

  private String turn(String id, int phone, String text) throws IOException, InterruptedException {
    Map<String, String> fields =
        Map.of(
            "sessionId",
            id,
            "phoneNumber",
            "+254" + (Script.FIRST_NUMBER + phone),
            "networkCode",
            "63902",
            "serviceCode",
            "*483#",
            "text",
            text);
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ussd/demo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String screen = response.body();
    if (response.statusCode() != 200 || !(screen.startsWith("CON ") || screen.startsWith("END "))) {
      throw new IOException("no screen at '" + text + "': " + response.statusCode() + " " + screen);
    }
    return screen;
  }

  @Override
  public void close() {
    http.close();
  }
}
