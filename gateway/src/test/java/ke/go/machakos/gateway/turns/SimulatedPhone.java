package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A phone as the simulator shows it: its M-Pesa and its short messages. For one thread. */
final class SimulatedPhone {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PIN = "1234";

  private final RunningGateway gateway;
  private final String number;

  SimulatedPhone(RunningGateway gateway, String number) {
    this.gateway = gateway;
    this.number = number;
  }

  /** Has the stand-in for M-Pesa fail so many times; nothing that was told before is left. */
  static void tell(RunningGateway gateway, String fault, int times) {
    post(gateway, "faults", new JsonObject());
    post(gateway, "faults", new JsonObject().put("name", fault).put("times", times));
  }

  /** What the stand-in is still to do. */
  static boolean failuresLeft(RunningGateway gateway) {
    return !get(gateway, "/simulator/mpesa/faults").getJsonObject("left").isEmpty();
  }

  /** Types the PIN into what M-Pesa asks. */
  void pay() {
    post(gateway, "answer", asked().put("pin", PIN));
  }

  /** Refuses what M-Pesa asks. */
  void refuse() {
    post(gateway, "cancel", asked());
  }

  /** Pays by M-Pesa's own menu, as a message of the county says. */
  void payByPayBill(String bill, long amount) {
    post(
        gateway,
        "pay",
        new JsonObject()
            .put("number", number)
            .put("paybill", "600000")
            .put("account", bill)
            .put("amount", Long.toString(amount))
            .put("pin", PIN));
  }

  /** Gives it enough money. */
  void rich() {
    post(gateway, "balance", new JsonObject().put("number", number).put("shillings", 900_000));
  }

  /** The messages of the county that are on the phone, the oldest first. */
  List<JsonObject> letters() {
    var letters =
        get(gateway, "/simulator/sms/inbox?number=" + number.replace("+", "%2B"))
            .getJsonArray("letters");
    List<JsonObject> all = new ArrayList<>();
    IntStream.range(0, letters.size()).mapToObj(letters::getJsonObject).forEach(all::add);
    return all.stream().filter(letter -> letter.getString("place").equals("PHONE")).toList();
  }

  /** What M-Pesa itself told the phone, the oldest first. */
  List<String> mpesa() {
    var messages = phone().getJsonArray("messages");
    return IntStream.range(0, messages.size()).mapToObj(messages::getString).toList();
  }

  private JsonObject asked() {
    awaiting("a question of M-Pesa's", () -> prompt().isPresent());
    return new JsonObject()
        .put("number", number)
        .put("prompt", prompt().orElseThrow().getString("id"));
  }

  /** What M-Pesa asks now. */
  Optional<JsonObject> prompt() {
    return Optional.ofNullable(phone().getJsonObject("prompt"));
  }

  private JsonObject phone() {
    return get(gateway, "/simulator/mpesa/phone?number=" + number.replace("+", "%2B"));
  }

  private static JsonObject get(RunningGateway gateway, String path) {
    return ask(HttpRequest.newBuilder(gateway.operator().resolve(path)).build());
  }

  private static void post(RunningGateway gateway, String what, JsonObject body) {
    ask(
        HttpRequest.newBuilder(gateway.operator().resolve("/simulator/mpesa/" + what))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build());
  }

  private static JsonObject ask(HttpRequest request) {
    try {
      HttpResponse<String> said = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
      return new JsonObject(said.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void awaiting(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
