package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Daraja's JSON, in which the same field is a number one day and a text the next. */
final class Json {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Json() {}

  /** An object; empty where the text is none. */
  static Optional<JsonObject> object(String text) {
    try {
      return Optional.of(new JsonObject(text));
    } catch (DecodeException noObject) {
      return Optional.empty();
    }
  }

  /** The object in a field; empty where there is none. */
  static Optional<JsonObject> object(JsonObject of, String name) {
    @Nullable Object value = of.getValue(name);
    return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** The objects in a field that holds one, a list of them, or a list of lists. */
  static List<JsonObject> objects(@Nullable Object value) {
    return flat(value).toList();
  }

  private static Stream<JsonObject> flat(@Nullable Object value) {
    return switch (value) {
      case JsonObject object -> Stream.of(object);
      case JsonArray array -> array.stream().flatMap(Json::flat);
      case null, default -> Stream.empty();
    };
  }

  /** The text in a field, a number without what is behind its point if that is nothing. */
  static Optional<String> text(JsonObject of, String name) {
    return text(of.getValue(name));
  }

  static Optional<String> text(@Nullable Object value) {
    return switch (value) {
      case String text -> Optional.of(typed(text).strip()).filter(it -> !it.isEmpty());
      case Number number -> Optional.of(plain(number));
      case null, default -> Optional.empty();
    };
  }

  /** The text in a field where it has a shape. */
  static Optional<String> text(JsonObject of, String name, String shape) {
    return text(of, name).filter(it -> it.matches(shape));
  }

  private static String plain(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /** Without control characters. */
  private static String typed(String text) {
    return text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A body's text: UTF-8, or where it is not that what old systems write. */
  static String decode(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException other) {
      return new String(body, WINDOWS);
    }
  }
}
