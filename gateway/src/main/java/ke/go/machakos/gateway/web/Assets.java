package ke.go.machakos.gateway.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Files of the class path that are served as they are, read once at the start; a browser keeps them
 * and asks whether they changed.
 */
public final class Assets {
  private final Class<?> beside;

  /** Assets that lie beside this class. */
  public Assets(Class<?> beside) {
    this.beside = beside;
  }

  /**
   * Serves one file at one path.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public void serve(Router router, String path, String file) {
    Buffer content = Buffer.buffer(read(file));
    String type = type(file);
    String tag = '"' + digest(content.getBytes()) + '"';
    router.get(path).handler(ctx -> answer(ctx, content, type, tag));
  }

  private static void answer(RoutingContext ctx, Buffer content, String type, String tag) {
    ctx.response().putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
    if (tag.equals(ctx.request().getHeader("If-None-Match"))) {
      ctx.response().setStatusCode(304).end();
    } else {
      ctx.response().putHeader("Content-Type", type).end(content);
    }
  }

  private byte[] read(String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + file + " beside " + beside.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no media type for " + file);
    };
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
