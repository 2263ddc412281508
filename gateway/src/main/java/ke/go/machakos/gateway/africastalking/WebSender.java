package ke.go.machakos.gateway.africastalking;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ke.go.machakos.gateway.outbox.Dispatcher;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Sends by Africa's Talking's documented HTTP contract, at any base URL. Thread-safe. */
public final class WebSender implements Sender {
  private static final int CONNECT_MILLIS = 5_000;
  private static final long GRACE_SECONDS = 2;

  private final WebClient client;
  private final Settings.AfricasTalking account;
  private final String address;

  public WebSender(Vertx vertx, Settings.AfricasTalking account) {
    this.account = account;
    this.address = account.url().toString().replaceAll("/+$", "") + SendFormat.PATH;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setUserAgentEnabled(false)
                .setFollowRedirects(false));
  }

  @Override
  public Handed hand(Letter letter) {
    try {
      return answer(letter, posted(letter));
    } catch (ExecutionException e) {
      return lost(e.getCause());
    } catch (TimeoutException e) {
      return Handed.Held.inDoubt("no answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Handed.Held.inDoubt("stopped while it was sent");
    }
  }

  private HttpResponse<Buffer> posted(Letter letter)
      throws ExecutionException, TimeoutException, InterruptedException {
    return client
        .postAbs(address)
        .putHeader("apiKey", account.apiKey().value())
        .putHeader("Accept", "application/json")
        .putHeader("Content-Type", "application/x-www-form-urlencoded")
        // not documented for short messages: the vendor's own client sends it, and it does no harm
        .putHeader("Idempotency-Key", letter.once())
        .timeout(Dispatcher.ANSWER.toMillis())
        .sendBuffer(Buffer.buffer(SendFormat.request(account, letter)))
        .toCompletionStage()
        .toCompletableFuture()
        .get(Dispatcher.ANSWER.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS);
  }

  private static Handed answer(Letter letter, HttpResponse<Buffer> response) {
    Buffer body = response.body();
    return SendFormat.answer(
        response.statusCode(),
        body == null ? "" : body.toString(),
        Optional.ofNullable(response.getHeader("Retry-After")),
        letter);
  }

  /** Where no connection was made, the provider surely has nothing. */
  private static Handed lost(@Nullable Throwable cause) {
    boolean never = cause instanceof ConnectException || cause instanceof UnknownHostException;
    String reason = never ? "cannot be reached" : "the connection broke";
    return new Handed.Held(reason, Handed.Trouble.PROVIDER, !never, Optional.empty());
  }

  @Override
  public void close() {
    client.close();
  }
}
