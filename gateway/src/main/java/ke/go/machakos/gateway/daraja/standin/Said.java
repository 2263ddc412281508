package ke.go.machakos.gateway.daraja.standin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * What a request is answered.
 *
 * @param status HTTP's; 0 where nothing is ever said
 * @param after what is waited for before it is said
 */
record Said(int status, String body, Future<Void> after) {
  static final Said NOTHING = new Said(0, "", Future.succeededFuture());

  static Said of(JsonObject body) {
    return new Said(200, body.encode(), Future.succeededFuture());
  }

  static Said plain(int status, String text) {
    return new Said(status, text, Future.succeededFuture());
  }

  static Said error(int status, String code, String message) {
    JsonObject body =
        new JsonObject()
            .put("requestId", "1-standin-1")
            .put("errorCode", code)
            .put("errorMessage", message);
    return new Said(status, body.encode(), Future.succeededFuture());
  }

  static Said bad(String what) {
    return error(400, "400.002.02", "Bad Request - Invalid " + what);
  }

  /** The error of a fault, by the first digits of its code. */
  static Said error(DarajaFault fault) {
    return error(Integer.parseInt(fault.code().substring(0, 3)), fault.code(), fault.said());
  }

  Said after(Future<Void> first) {
    return new Said(status, body, first);
  }
}
