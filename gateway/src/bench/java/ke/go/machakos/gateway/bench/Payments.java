package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Bills paid at the prompt: asked for at the keypad and handed to the provider when due, at one
 * rate; then called back at another, and each looked at as soon as its callback was answered.
 */
final class Payments {
  /** Asked for in a second: 144,000 in an hour. */
  private static final int ASKED = 40;

  /** Called back in a second. */
  private static final int CALLED_BACK = 100;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(3));

  private final Plan plan;
  private final Archive archive;
  private final Phones phones;
  private final Provider provider;
  private final Connection reader;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Provider.Taken> handed = new ConcurrentLinkedQueue<>();
  private final Latency late = new Latency("a request handed over after it is due", 1_000);
  private final Latency callback = new Latency("a callback answered", 100);
  private final Latency state = new Latency("a bill's state right after its proof", 1_000);

  /** Payments of an archive's bills; the reader looks at what became of them. */
  Payments(Plan plan, Archive archive, Phones phones, Provider provider, Connection reader) {
    this.plan = plan;
    this.archive = archive;
    this.phones = phones;
    this.provider = provider;
    this.reader = reader;
  }

  /** The rows of a table of latencies. */
  String measure() throws SQLException {
    Arrivals asked = Arrivals.of(plan, ASKED);
    provider.tell(handed::add);
    asked.run(this::ask);
    for (int patience = 200; handed.size() < asked.count() && patience > 0; patience--) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    lateness(asked);
    callBack(List.copyOf(handed));
    http.close();
    return late.row(ASKED) + callback.row(CALLED_BACK) + state.row(CALLED_BACK);
  }

  /** Two turns: the way to the question whether M-Pesa may ask, and yes. */
  private void ask(int serial) {
    String session = "pay-" + serial;
    int phone = serial % phones.count();
    String way = "2*1*" + archive.bill(serial) + "*1*1";
    var _ =
        http.sendAsync(phones.turn(session, phone, way), HttpResponse.BodyHandlers.ofString())
            .thenCompose(
                asked ->
                    http.sendAsync(
                        phones.turn(session, phone, way + "*1"),
                        HttpResponse.BodyHandlers.ofString()))
            .whenComplete(
                (ended, fault) -> {
                  if (fault != null || !ended.body().startsWith("END ")) {
                    late.wentWrong();
                  }
                });
  }

  /** All at their rate; the first third is not measured. */
  private void callBack(List<Provider.Taken> all) {
    int third = all.size() / CALLED_BACK / 3;
    Arrivals arrivals = new Arrivals(CALLED_BACK, third, 2 * third);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      arrivals.run(i -> threads.execute(() -> callBack(all.get(i), arrivals.measures(i))));
    }
  }

  private void callBack(Provider.Taken taken, boolean measured) {
    HttpRequest said =
        HttpRequest.newBuilder(URI.create(taken.field("CallBackURL")))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(taken)))
            .build();
    long start = System.nanoTime();
    try {
      int status = http.send(said, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        callback.wentWrong();
        return;
      }
      if (measured) {
        callback.took(System.nanoTime() - start);
      }
      look(taken.field("AccountReference"), start, measured);
    } catch (IOException | SQLException e) {
      callback.wentWrong();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String bill, long start, boolean measured) throws SQLException {
    boolean right = left(bill) == 0;
    if (right && measured) {
      state.took(System.nanoTime() - start);
    } else if (!right) {
      state.wentWrong();
    }
  }

  private synchronized long left(String bill) throws SQLException {
    String balance =
        "SELECT amount_kes + (SELECT SUM(amount_kes) FROM posting"
            + " WHERE bill_number = number AND account = 'bill') FROM bill WHERE number = ?";
    try (PreparedStatement query = reader.prepareStatement(balance)) {
      query.setString(1, bill);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void lateness(Arrivals asked) throws SQLException {
    Map<String, Long> due = new HashMap<>();
    try (Statement query = reader.createStatement();
        ResultSet rows =
            query.executeQuery(
                "SELECT bill_number, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', due_at) DIV 1000"
                    + " FROM payment_push ORDER BY id")) {
      while (rows.next()) {
        due.putIfAbsent(rows.getString(1), rows.getLong(2));
      }
    }
    handed.stream()
        .skip(asked.count() - (long) asked.rate() * asked.measured())
        .forEach(
            taken ->
                Optional.ofNullable(due.get(taken.field("AccountReference")))
                    .ifPresentOrElse(
                        at -> late.took(TimeUnit.MILLISECONDS.toNanos(taken.epochMillis() - at)),
                        late::wentWrong));
  }

  private static String body(Provider.Taken taken) {
    return """
    {"Body":{"stkCallback":{"MerchantRequestID":"m-%1$s","CheckoutRequestID":"%1$s","ResultCode":0,\
    "ResultDesc":"The service request is processed successfully.","CallbackMetadata":{"Item":[\
    {"Name":"Amount","Value":%2$s.00},{"Name":"MpesaReceiptNumber","Value":"%3$s"},\
    {"Name":"Balance"},{"Name":"TransactionDate","Value":%4$s},\
    {"Name":"PhoneNumber","Value":%5$s}]}}}}"""
        .formatted(
            taken.checkout(),
            taken.field("Amount"),
            "TBC" + "%07d".formatted(Integer.parseInt(taken.checkout().replaceAll("\\D", ""))),
            STAMP.format(Instant.now()),
            taken.field("PhoneNumber"));
  }
}
