package ke.go.machakos.gateway.turns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import ke.go.machakos.db.TestData;
import ke.go.machakos.gateway.Gateway;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult;
import ke.go.machakos.gateway.talk.UssdClient;

/** The whole gateway in this JVM, on the JVM's stores; any number of them are nodes of one. */
public final class RunningGateway implements Node, AutoCloseable {
  private final Gateway gateway;
  private final UssdClient client;

  private RunningGateway(Gateway gateway) {
    this.gateway = gateway;
    this.client = UssdClient.onLoopback(world(), SECRET);
  }

  /** Starts a node on free ports. */
  public static RunningGateway start(InstantSource clock) {
    return start(clock, Map.of());
  }

  /** The same with more that is set. */
  static RunningGateway start(InstantSource clock, Map<String, String> more) {
    Map<String, String> variables = Environment.ofNode();
    variables.putAll(more);
    SettingsResult result = SettingsReader.read(TestData.CONFIG, variables);
    if (!(result instanceof SettingsResult.Accepted(Settings settings))) {
      throw new IllegalStateException(result.toString());
    }
    return new RunningGateway(Gateway.start(settings, TestData.CONFIG, clock));
  }

  @Override
  public UssdClient client() {
    return client;
  }

  /** What a command at a terminal is to find in its environment to work on the same stores. */
  public Map<String, String> environment() {
    return Environment.ofNode();
  }

  URI world() {
    return URI.create("http://127.0.0.1:" + gateway.addresses().world());
  }

  /** Where its operator and the simulator are. */
  public URI operator() {
    return URI.create("http://127.0.0.1:" + gateway.addresses().operator());
  }

  /** The account that it sends by. */
  Settings.AfricasTalking africasTalking() {
    return gateway.africasTalking().orElseThrow();
  }

  /** The sum of the series of a metric, optionally only of those that have a label. */
  double metric(String name, String label) throws IOException, InterruptedException {
    return operator("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  HttpResponse<String> operator(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI at = URI.create("http://127.0.0.1:" + gateway.addresses().operator() + path);
      return http.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
