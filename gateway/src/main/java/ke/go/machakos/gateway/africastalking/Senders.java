package ke.go.machakos.gateway.africastalking;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.ServiceLoader;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Fault;
import ke.go.machakos.gateway.settings.Settings;

/** The clients of Africa's Talking that this build has. Stateless. */
public final class Senders {
  private Senders() {}

  /** What is wrong with settings that name a client which is not in this build. */
  public static Optional<Fault> fault(Settings settings) {
    return settings
        .africasTalking()
        .map(Settings.AfricasTalking::client)
        .filter(client -> client != Settings.Client.WEB && factory(client).isEmpty())
        .map(
            client ->
                new Fault(
                    "africastalking.client",
                    "AFRICASTALKING_CLIENT",
                    "is sdk, and this build is without the vendor's SDK",
                    "build with -Pafricastalking-sdk, or set it to web"));
  }

  /** A sender of an account, by the client that the account is set to. */
  public static Sender open(Vertx vertx, Settings.AfricasTalking account) {
    return switch (account.client()) {
      case WEB -> new WebSender(vertx, account);
      case SDK ->
          factory(account.client())
              .orElseThrow(() -> new IllegalStateException("no SDK in this build"))
              .open(account);
    };
  }

  private static Optional<SenderFactory> factory(Settings.Client client) {
    return ServiceLoader.load(SenderFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(it -> it.client() == client)
        .findFirst();
  }
}
