package ke.go.machakos.gateway.africastalking.standin;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.http.Form;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.web.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in before a scripted service, and a caller that knows nothing of it but its address. */
abstract class StandInCase {
  static final Msisdn WANJIKU = new Msisdn("+254700000001");
  static final Settings.Codes CODES = Settings.Codes.SAMPLE;

  final Vertx vertx = Vertx.vertx();
  final HttpClient http = vertx.createHttpClient();
  ScriptedService service;
  StandIn standIn;

  @BeforeEach
  void open() throws Exception {
    service = new ScriptedService(vertx);
    standIn =
        StandIn.open(
            vertx,
            new StandInSettings(CODES, new Secret("demo"), Duration.ofMillis(1)),
            OptedOut.inMemory(),
            new SplittableRandom(483),
            InstantSource.fixed(Instant.parse("2017-05-03T06:04:45.678Z")));
    standIn.callTo(service.port());
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  static Map<String, String> fields(String message) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", "sandbox");
    fields.put("to", WANJIKU.e164());
    fields.put("message", message);
    fields.put("from", "MACHAKOS");
    fields.put("bulkSMSMode", "1");
    return fields;
  }

  Answer send(Map<String, String> fields) throws Exception {
    return ask(HttpMethod.POST, "/version1/messaging", "demo", Form.write(fields));
  }

  Answer ask(HttpMethod method, String path, String key, String body) throws Exception {
    var target =
        new RequestOptions()
            .setAbsoluteURI(standIn.account().url() + path)
            .setMethod(method)
            .putHeader("apiKey", key)
            .putHeader("Accept", "application/json")
            .putHeader("Content-Type", "application/x-www-form-urlencoded");
    return Answer.to(http, target, body).await(2, TimeUnit.SECONDS);
  }

  List<Letter> letters() {
    return standIn.phones().inbox(WANJIKU).letters();
  }
}
