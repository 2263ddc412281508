package ke.go.machakos.gateway.africastalking.sdk;

import com.africastalking.AfricasTalking;
import com.africastalking.SmsService;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ke.go.machakos.gateway.outbox.Dispatcher;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Sends by the vendor's Java SDK, to the vendor's own hosts alone. Thread-safe; one a process, for
 * the SDK keeps its account in static fields.
 */
final class SdkSender implements Sender {
  private final SmsService sms;
  private final @Nullable String from;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sms-sdk-", 0).factory());

  SdkSender(Settings.AfricasTalking account) {
    AfricasTalking.initialize(account.username(), account.apiKey().value());
    this.sms = AfricasTalking.getService(AfricasTalking.SERVICE_SMS);
    this.from = account.senderId().orElse(null);
  }

  /** The SDK's own limits add up to half a minute and cannot be set: it is left behind before. */
  @Override
  public Handed hand(Letter letter) {
    Future<List<com.africastalking.sms.Recipient>> asked = threads.submit(() -> sent(letter));
    try {
      return SdkAnswers.told(
          asked.get(Dispatcher.ANSWER.toMillis(), TimeUnit.MILLISECONDS), letter);
    } catch (ExecutionException e) {
      return SdkAnswers.failed(e.getCause(), letter);
    } catch (TimeoutException e) {
      asked.cancel(true);
      return Handed.Held.inDoubt("no answer in time");
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return Handed.Held.inDoubt("stopped while it was sent");
    }
  }

  private List<com.africastalking.sms.Recipient> sent(Letter letter) throws java.io.IOException {
    return sms.send(letter.body(), from, new String[] {letter.to().e164()}, true);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
