package ke.go.machakos.gateway.africastalking.sdk;

import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import ke.go.machakos.gateway.africastalking.Recipient;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Handed.Trouble;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.menus.gsm.GsmText;
import org.jspecify.annotations.Nullable;

/**
 * What comes of the SDK's answers and exceptions. Pure.
 *
 * <p>The SDK keeps less than the wire carries: no HTTP status, no header, and of a success only the
 * recipients. Where that leaves two meanings, the one is taken in which no message is lost.
 */
final class SdkAnswers {
  /** The SDK's own check, before anything is sent; the rest of its words is the number. */
  private static final String NO_NUMBER = "Invalid phone number";

  /** Of a success that ends early; a connection that ends early has other words, or none. */
  private static final String CUT_JSON = "End of input";

  private SdkAnswers() {}

  /** What a list of recipients comes to, which is null where the answer had none. */
  static Handed told(
      @Nullable List<com.africastalking.sms.Recipient> recipients, Sender.Letter letter) {
    if (recipients == null) {
      return unreadable(letter);
    }
    // Why there are none was in a field that the SDK does not map. It is InvalidSenderId in all
    // that was ever seen: our name at the provider, which a person mends while the message waits.
    return recipients.isEmpty()
        ? Handed.Held.of("no recipients; the SDK drops why", Trouble.PROVIDER)
        : recipient(recipients.getFirst()).handed(parts(letter));
  }

  private static Handed unreadable(Sender.Letter letter) {
    return Recipient.unreadable(parts(letter));
  }

  private static int parts(Sender.Letter letter) {
    return GsmText.measure(letter.body()).segments();
  }

  private static Recipient recipient(com.africastalking.sms.Recipient told) {
    return new Recipient(
        told.statusCode,
        Optional.ofNullable(told.status).orElse(""),
        Optional.ofNullable(told.messageId),
        Optional.ofNullable(told.cost));
  }

  /** What an exception comes to. Its words may hold the number: they are read, and not kept. */
  static Handed failed(@Nullable Throwable cause, Sender.Letter letter) {
    return switch (cause) {
      case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
          Handed.Held.of("cannot be reached", Trouble.PROVIDER);
      case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
          Handed.Held.of("its certificate is not trusted", Trouble.PROVIDER);
      // read only of an answer that says that it was sent
      case MalformedJsonException _, JsonParseException _, NullPointerException _ ->
          unreadable(letter);
      case EOFException end when String.valueOf(end.getMessage()).startsWith(CUT_JSON) ->
          unreadable(letter);
      case null, default -> refused(cause == null ? "" : String.valueOf(cause.getMessage()));
    };
  }

  /** The body of a refusal is all that is left of it: 400, 429 and 500 look alike. */
  private static Handed refused(String words) {
    if (words.startsWith(NO_NUMBER)) {
      return new Handed.Refused("no number to the SDK");
    }
    return words.toLowerCase(Locale.ROOT).contains("authentication is invalid")
        ? Handed.Held.of("401: the key or the user is wrong", Trouble.ACCOUNT)
        : Handed.Held.inDoubt("refused or broken off; the SDK drops the status");
  }
}
