package ke.go.machakos.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ke.go.machakos.gateway.http.Form;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.UssdClient;
import ke.go.machakos.gateway.talk.UssdLine;

/**
 * What an ordinary day asks of a gateway, in small: the usual dialogues and a text of each kind.
 */
final class Rehearsal {
  /** So that the JVM sees what is hot, not only what there is. */
  private static final int CALLERS = 60;

  /** After {@code 2 1}, English and agreed, at first. */
  private static final List<List<String>> DIALOGUES =
      List.of(
          List.of("1", "1", "1010013", "00"),
          List.of("2", "1", "2010011", "00"),
          List.of("2", "2", "SMP001MKAD", "00"),
          List.of("3", "1", "1", "1", "1", "00"),
          List.of("9", "0", "5", "1"));

  private static final List<String> TEXTS =
      List.of(
          "PERMIT 1010013",
          "HELP",
          "bomba la maji limepasuka karibu na soko Tala, maji yanamwagika tangu jana",
          "when is the dispensary in Kathiani open please",
          "fire at the market in Athi River, people are inside");

  private final URI world;
  private final String secret;
  private final InstantSource clock;
  private final SessionIds ids = SessionIds.from(new Random(0));
  private int failed;

  Rehearsal(URI world, String secret, InstantSource clock) {
    this.world = world;
    this.secret = secret;
    this.clock = clock;
  }

  /** How many turns and texts were not answered as a gateway answers. */
  int failed() {
    return failed;
  }

  /** Plays it all; how many turns and texts were answered. */
  int play() {
    int played = 0;
    try (UssdClient line = UssdClient.onLoopback(world, secret);
        HttpClient http = HttpClient.newHttpClient()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        String number = "+2547000%05d".formatted(caller);
        played += dial(line, number, List.of("2", "1"));
        for (List<String> answers : DIALOGUES) {
          played += dial(line, number, answers);
        }
        played += text(http, number, TEXTS.get(caller % TEXTS.size()), caller);
      }
    }
    return played;
  }

  private int dial(UssdClient line, String number, List<String> answers) {
    Handset phone = Handset.of(number, Handset.SAFARICOM, "*483#").dial("*483#", ids);
    int turns = 1;
    phone = heard(line, phone);
    for (String answer : answers) {
      if (phone.session().filter(Handset.Session::open).isEmpty()) {
        return turns;
      }
      phone = phone.answer(answer);
      phone = heard(line, phone);
      turns++;
    }
    return turns;
  }

  private Handset heard(UssdClient line, Handset phone) {
    UssdLine.Reply reply = line.deliver(phone.turn());
    if (reply.status() != 200) {
      failed++;
    }
    return phone.hear(reply.screen());
  }

  private int text(HttpClient http, String number, String words, int id) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("from", number);
    fields.put("to", "40483");
    fields.put("text", words);
    fields.put("id", "rehearsal-" + id);
    fields.put("date", clock.instant().toString());
    fields.put("networkCode", Handset.SAFARICOM);
    HttpRequest request =
        HttpRequest.newBuilder(world.resolve("/sms/" + secret + "/incoming"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Form.write(fields)))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      failed += status == 200 ? 0 : 1;
      return status == 200 ? 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("the rehearsal's own gateway does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
