package ke.go.machakos.gateway.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;

/** A {@link Handset} as the page keeps it between its requests, and the acts that the page asks. */
final class PhoneJson {
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{9,15}");
  private static final Pattern NETWORK = Pattern.compile("[0-9]{5}");
  private static final Pattern CODE = Pattern.compile("\\*[0-9]+(\\*[0-9]+)*#");
  private static final Pattern SESSION = Pattern.compile("ATUid_[0-9a-f]{32}");

  private PhoneJson() {}

  static JsonObject write(Handset phone) {
    var json =
        new JsonObject()
            .put("number", phone.number())
            .put("network", phone.network())
            .put("serviceCode", phone.serviceCode());
    phone
        .session()
        .ifPresent(
            session ->
                json.put(
                    "session",
                    new JsonObject()
                        .put("id", session.id())
                        .put("inputs", new JsonArray(session.inputs()))
                        .put("open", session.open())));
    return json;
  }

  /**
   * The phone that the page gave.
   *
   * @throws IllegalArgumentException when it is none that {@link #write} could have made
   */
  static Handset read(JsonObject json) {
    String number = matching(NUMBER, json.getString("number", ""));
    String network = matching(NETWORK, json.getString("network", ""));
    String code = matching(CODE, json.getString("serviceCode", ""));
    Handset phone = Handset.of(number, network, code);
    JsonObject session = json.getJsonObject("session");
    if (session == null) {
      return phone;
    }
    return new Handset(
        number,
        network,
        code,
        Optional.of(
            new Handset.Session(
                matching(SESSION, session.getString("id", "")),
                session.getJsonArray("inputs", new JsonArray()).stream()
                    .map(String.class::cast)
                    .toList(),
                session.getBoolean("open", false))));
  }

  /**
   * The phone after {@code act}, which is {@code dial}, {@code answer} or {@code again}.
   *
   * @throws IllegalArgumentException when there is no such act, code or number
   * @throws IllegalStateException when no session awaits the act
   */
  static Handset act(JsonObject asked, SessionIds ids) {
    Handset phone = read(asked.getJsonObject("phone", new JsonObject()));
    String act = asked.getString("act", "");
    String value = asked.getString("value", "");
    return switch (act) {
      case "dial" -> phone.dial(value, ids);
      case "answer" -> phone.answer(value);
      case "again" -> phone;
      default -> throw new IllegalArgumentException("no such act: " + act);
    };
  }

  private static String matching(Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException("no phone has this: " + value);
    }
    return value;
  }
}
