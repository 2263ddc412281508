package ke.go.machakos.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a body whole up to a limit.
 *
 * <p>Vert.x-Web's own body handler takes a form apart and hands out no bytes; the forms of parties
 * are read strictly, from the bytes.
 */
public final class LimitedBody {
  private LimitedBody() {}

  /** Calls one of the handlers once, on the request's event loop. */
  public static void read(
      HttpServerRequest request, int most, Handler<Buffer> whole, Runnable tooLong) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && (length.length() > 9 || Long.parseLong(length) > most)) {
      tooLong.run();
      return;
    }
    Buffer body = Buffer.buffer();
    boolean[] over = new boolean[1];
    request.handler(
        chunk -> {
          if (!over[0] && body.length() + chunk.length() > most) {
            over[0] = true;
            tooLong.run();
          } else if (!over[0]) {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(
        done -> {
          if (!over[0]) {
            whole.handle(body);
          }
        });
  }
}
