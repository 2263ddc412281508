package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.settings.Settings;

/** The transactions of the last two days, asked for page by page (reference section 5). */
public final class Pull {
  /** How far back Daraja looks. */
  public static final Duration REACH = Duration.ofDays(2);

  static final String REGISTER = "/pulltransactions/v1/register";
  static final String QUERY = "/pulltransactions/v1/query";

  /** Said where there are no transactions. */
  private static final String NONE = "1001";

  private Pull() {}

  /**
   * Transactions, as many as one answer has.
   *
   * @param rows those that can be read
   * @param said how many there were, to go on behind them
   */
  public record Page(List<MoneyEvent.PullRow> rows, int said) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  static JsonObject register(Settings.Daraja account, Msisdn nominated, CallbackUrls urls) {
    return new JsonObject()
        .put("ShortCode", account.shortcode())
        .put("RequestType", "Pull")
        .put("NominatedNumber", StkPush.digits(nominated))
        .put("CallBackURL", urls.pull());
  }

  static JsonObject query(Settings.Daraja account, Instant from, Instant to, int offset) {
    return new JsonObject()
        .put("ShortCode", account.shortcode())
        .put("StartDate", Eat.spaced(from))
        .put("EndDate", Eat.spaced(to))
        .put("OffSetValue", Integer.toString(offset));
  }

  /** What an answer comes to; a code for none is an empty page. */
  static Answer<Page> answer(int status, String body) {
    Optional<JsonObject> json = Json.object(body);
    Optional<String> code = json.flatMap(it -> Json.text(it, "ResponseCode"));
    if (status != 200 || code.isEmpty()) {
      return status == 200
          ? new Answer.Unknown<>("an answer that cannot be read")
          : ErrorAnswer.of(status, body);
    }
    if (code.get().equals(NONE)) {
      return new Answer.Accepted<>(new Page(List.of(), 0));
    }
    if (!code.get().equals("1000") && !code.get().equals("0")) {
      String said = json.flatMap(it -> Json.text(it, "ResponseMessage")).orElse("");
      return new Answer.Refused<>(ErrorAnswer.plain(code.get()), ErrorAnswer.plain(said));
    }
    return new Answer.Accepted<>(page(json.get()));
  }

  private static Page page(JsonObject json) {
    List<JsonObject> said = Json.objects(json.getValue("Response"));
    List<MoneyEvent.PullRow> rows = new ArrayList<>();
    said.forEach(row -> PullRows.row(row).ifPresent(rows::add));
    return new Page(rows, said.size());
  }
}
