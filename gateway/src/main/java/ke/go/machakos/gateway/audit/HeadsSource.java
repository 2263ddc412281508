package ke.go.machakos.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.audit.DayHead;

/** Where heads that others have kept are fetched from: a file, or an address. */
final class HeadsSource {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** More than a century of days. */
  private static final long MOST_BYTES = 8 << 20;

  private HeadsSource() {}

  /** Reads them. */
  static List<DayHead> read(String place) throws IOException, InterruptedException {
    try {
      return HeadsFile.read(
          place.matches("https?://.*")
              ? fetched(URI.create(place))
              : Files.readString(Path.of(place)));
    } catch (IllegalArgumentException e) {
      throw new IOException("is no address: " + e.getMessage(), e);
    }
  }

  private static String fetched(URI address) throws IOException, InterruptedException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      HttpResponse<String> response =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BYTES));
      if (response.statusCode() != 200) {
        throw new IOException("was answered " + response.statusCode());
      }
      return response.body();
    }
  }
}
