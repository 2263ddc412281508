package ke.go.machakos.gateway.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import ke.go.machakos.gateway.daraja.Amount;
import ke.go.machakos.gateway.daraja.standin.DarajaFault;
import ke.go.machakos.gateway.daraja.standin.DarajaStandInSettings;
import ke.go.machakos.gateway.daraja.standin.PayBillOrder;
import ke.go.machakos.gateway.daraja.standin.StandInPhones;
import ke.go.machakos.gateway.loopback.Faults;

/** The phone's M-Pesa, as the page takes it, and what the page asks. */
final class MoneyJson {
  private MoneyJson() {}

  static JsonObject setup(DarajaStandInSettings settings) {
    return new JsonObject()
        .put("paybill", settings.shortcode())
        .put("business", settings.business())
        .put(
            "faults",
            new JsonArray(Arrays.stream(DarajaFault.values()).map(DarajaFault::name).toList()));
  }

  static JsonObject faults(Faults<DarajaFault> faults) {
    JsonObject left = new JsonObject();
    faults.left().forEach((fault, times) -> left.put(fault.name(), times));
    return new JsonObject().put("left", left);
  }

  static JsonObject screen(StandInPhones.Screen screen) {
    JsonObject json =
        new JsonObject()
            .put("version", screen.version())
            .put("balance", screen.balance().toString())
            .put("messages", new JsonArray(screen.messages()));
    screen
        .prompt()
        .ifPresent(
            prompt ->
                json.put(
                    "prompt",
                    new JsonObject()
                        .put("id", prompt.id())
                        .put("amount", prompt.amount().toString())
                        .put("account", prompt.account())));
    return json;
  }

  static DarajaFault fault(String name) {
    return DarajaFault.of(name)
        .orElseThrow(() -> new IllegalArgumentException("no such fault: " + name));
  }

  static PayBillOrder order(JsonObject asked) {
    return new PayBillOrder(
        SmsJson.number(asked.getString("number", "")),
        asked.getString("paybill", ""),
        asked.getString("account", "").strip(),
        Amount.read(asked.getString("amount", ""))
            .orElseThrow(() -> new IllegalArgumentException("that is no amount")),
        asked.getString("pin", ""));
  }
}
