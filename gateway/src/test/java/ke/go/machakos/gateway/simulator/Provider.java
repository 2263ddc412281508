package ke.go.machakos.gateway.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import ke.go.machakos.gateway.http.Form;

/** The service's side of the provider: sends as the gateway would. */
final class Provider implements AutoCloseable {
  private final URI messaging;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Provider(SimulatorSite site) {
    this.messaging = URI.create(site.standIn.account().url() + "/version1/messaging");
  }

  HttpResponse<String> send(String to, String message) throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", "sandbox");
    fields.put("to", to);
    fields.put("message", message);
    fields.put("from", "22483");
    HttpRequest request =
        HttpRequest.newBuilder(messaging)
            .header("apiKey", "demo")
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Form.write(fields)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
