package ke.go.machakos.gateway.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Delivers turns to a gateway's public port over HTTP/1.1. Thread-safe. */
public final class UssdClient implements UssdLine, AutoCloseable {
  /** The aggregator gives an application ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http;
  private final URI endpoint;

  private UssdClient(URI base, String secret) {
    this.endpoint = base.resolve("/ussd/" + secret);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** A client of the gateway at this address, wherever it is. */
  public static UssdClient to(URI base, String secret) {
    return new UssdClient(base, secret);
  }

  /**
   * A client that cannot leave this machine.
   *
   * @throws IllegalArgumentException when the address is not a loopback address
   */
  public static UssdClient onLoopback(URI base, String secret) {
    try {
      if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
        throw new IllegalArgumentException("not on loopback: " + base);
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not on loopback: " + base, e);
    }
    return new UssdClient(base, secret);
  }

  @Override
  public Reply deliver(Turn turn) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(turn.form()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new NobodyAnswers("nobody answers at " + endpoint.getAuthority(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NobodyAnswers("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
