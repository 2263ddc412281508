package ke.go.machakos.gateway.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.africastalking.standin.Letter;
import ke.go.machakos.gateway.africastalking.standin.Phones;
import ke.go.machakos.gateway.africastalking.standin.Reception;
import ke.go.machakos.gateway.africastalking.standin.SendFault;
import ke.go.machakos.gateway.africastalking.standin.SubscriptionOrder;
import ke.go.machakos.gateway.africastalking.standin.TextOrder;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.menus.gsm.GsmText;

/** The phone's short messages, as the page takes them, and what the page asks. */
final class SmsJson {
  private SmsJson() {}

  static JsonObject setup(Settings.Codes codes) {
    return new JsonObject()
        .put("code", codes.sms())
        .put("sampleCode", codes.smsIsSample())
        .put("keyword", codes.keyword().orElse(""))
        .put("faults", new JsonArray(Arrays.stream(SendFault.values()).map(SmsJson::row).toList()))
        .put(
            "receptions",
            new JsonArray(Arrays.stream(Reception.values()).map(Reception::wire).toList()))
        .put("reasons", new JsonArray(Reception.REASONS));
  }

  private static JsonObject row(SendFault fault) {
    return new JsonObject()
        .put("name", fault.wire())
        .put("code", fault.code())
        .put("sent", fault.sent());
  }

  static JsonObject faults(Faults<SendFault> faults) {
    var left = new JsonObject();
    faults.left().forEach((fault, times) -> left.put(fault.wire(), times));
    return new JsonObject().put("left", left);
  }

  static JsonObject inbox(Phones.Inbox inbox) {
    return new JsonObject()
        .put("version", inbox.version())
        .put("reception", inbox.manner().reception().wire())
        .put("reason", inbox.manner().reason())
        .put("letters", new JsonArray(inbox.letters().stream().map(SmsJson::letter).toList()));
  }

  private static JsonObject letter(Letter letter) {
    GsmText.Size size = GsmText.measure(letter.text());
    return new JsonObject()
        .put("id", letter.id())
        .put("place", letter.place().name())
        .put("service", letter.service())
        .put("text", letter.text())
        .put("at", letter.at().toString())
        .put("parts", size.segments())
        .put("encoding", PageSize.name(size.encoding()))
        .put("fates", new JsonArray(letter.fates()));
  }

  static JsonObject exchanges(List<Exchange> exchanges) {
    return new JsonObject()
        .put("exchanges", new JsonArray(exchanges.stream().map(Exchange::json).toList()));
  }

  static Msisdn number(String text) {
    return Msisdn.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no phone has this: " + text));
  }

  /** The text that the page asks to be sent: once and in the ISO date where it does not say. */
  static TextOrder order(JsonObject asked) {
    return new TextOrder(
        number(asked.getString("number", "")),
        asked.getString("network", ""),
        asked.getString("text", ""),
        asked.getInteger("copies", 1),
        asked.getBoolean("sameId", true),
        asked.getBoolean("isoDate", true));
  }

  /** The subscription that is asked for, which begins where it is not said. */
  static SubscriptionOrder subscription(JsonObject asked) {
    return new SubscriptionOrder(
        number(asked.getString("number", "")),
        asked.getString("keyword", ""),
        asked.getString("updateType", "Addition"));
  }

  static SendFault fault(String name) {
    return SendFault.of(name)
        .orElseThrow(() -> new IllegalArgumentException("no such fault: " + name));
  }

  /** How the page wants a phone to be found; what it does not say stays. */
  static Phones.Manner manner(JsonObject asked, Phones.Manner was) {
    String reception = asked.getString("reception", was.reception().wire());
    String reason = asked.getString("reason", was.reason());
    if (!Reception.REASONS.contains(reason)) {
      throw new IllegalArgumentException("no such reason: " + reason);
    }
    return new Phones.Manner(
        Reception.of(reception)
            .orElseThrow(() -> new IllegalArgumentException("no such reception: " + reception)),
        reason,
        was.network());
  }
}
