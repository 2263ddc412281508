package ke.go.machakos.gateway.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.Test;

/** The stand-in for Africa's Talking SMS as the whole gateway starts it in demo mode. */
class StandInTest {
  @Test
  void what_is_sent_by_the_account_offered_is_on_the_simulators_phone() throws Exception {
    TestStores.get().reset();
    try (RunningGateway gateway = RunningGateway.start(Clock.systemUTC());
        HttpClient http = HttpClient.newHttpClient()) {
      Settings.AfricasTalking account = gateway.africasTalking();
      assertThat(account.url().getHost()).isEqualTo("127.0.0.1");
      assertThat(account.senderId()).contains("22483");
      HttpRequest send =
          HttpRequest.newBuilder(URI.create(account.url() + "/version1/messaging"))
              .header("apiKey", account.apiKey().value())
              .header("Accept", "application/json")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "username="
                          + account.username()
                          + "&to=%2B254700000001&message=Karibu&from=22483&enqueue=1"))
              .build();
      HttpResponse<String> answer = http.send(send, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body()).contains("\"statusCode\":102");
      HttpResponse<String> inbox =
          http.send(
              HttpRequest.newBuilder(
                      gateway.operator().resolve("/simulator/sms/inbox?number=%2B254700000001"))
                  .version(HttpClient.Version.HTTP_1_1)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(inbox.body()).contains("\"text\":\"Karibu\"");
    }
  }
}
