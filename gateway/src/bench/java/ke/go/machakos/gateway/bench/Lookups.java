package ke.go.machakos.gateway.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Looks things of an archive up at random, by the ways that people have, at a steady rate. */
final class Lookups {
  /** Of each kind a second. */
  private static final int RATE = 50;

  private static final int LIMIT_MILLIS = 50;

  private final Plan plan;
  private final Archive archive;
  private final Phones phones;
  private final URI base;
  private final Random random = new Random(1);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Lookups(Plan plan, Archive archive, Phones phones, int port) {
    this.plan = plan;
    this.archive = archive;
    this.phones = phones;
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * A way to look something up.
   *
   * @param request asks, as the so manieth, after what the archive calls so
   */
  private record Way(
      Latency latency, IntFunction<String> wanted, Function<Asked, HttpRequest> request) {}

  private record Asked(int serial, String what) {}

  /** The rows of a table of latencies. */
  String measure() {
    List<Way> ways =
        List.of(
            way("a permit checked on the page", archive::permit, this::page),
            way("a permit checked by USSD", archive::permit, asked -> dial("1*4*", asked)),
            way("a permit's status by USSD", archive::permit, asked -> dial("1*1*", asked)),
            way("a bill by USSD", archive::bill, asked -> dial("2*1*", asked)),
            way("a receipt by USSD", Archive::receipt, asked -> dial("2*2*", asked)));
    Arrivals arrivals = Arrivals.of(plan, RATE * ways.size());
    arrivals.run(i -> ask(ways.get(i % ways.size()), i, arrivals.measures(i)));
    http.close();
    StringBuilder rows = new StringBuilder();
    ways.forEach(way -> rows.append(way.latency().row(RATE)));
    return rows.toString();
  }

  private static Way way(
      String name, IntFunction<String> wanted, Function<Asked, HttpRequest> request) {
    return new Way(new Latency(name, LIMIT_MILLIS), wanted, request);
  }

  private void ask(Way way, int serial, boolean measured) {
    String what = way.wanted().apply(random.nextInt(archive.permits()));
    HttpRequest request = way.request().apply(new Asked(serial, what));
    long start = System.nanoTime();
    var _ =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .whenComplete(
                (answer, fault) -> {
                  boolean right =
                      fault == null && answer.statusCode() == 200 && answer.body().contains(what);
                  if (!right) {
                    way.latency().wentWrong();
                  } else if (measured) {
                    way.latency().took(System.nanoTime() - start);
                  }
                });
  }

  /** From a visitor of its own: the page counts how often one asks. */
  private HttpRequest page(Asked asked) {
    String visitor =
        "10.%d.%d.%d"
            .formatted(asked.serial() >> 16, asked.serial() >> 8 & 255, asked.serial() & 255);
    return HttpRequest.newBuilder(base.resolve("/verify?q=" + asked.what()))
        .header("X-Forwarded-For", visitor)
        .build();
  }

  private HttpRequest dial(String path, Asked asked) {
    return phones.turn(
        UUID.randomUUID().toString(), asked.serial() % phones.count(), path + asked.what());
  }
}
