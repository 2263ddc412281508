package ke.go.machakos.gateway.africastalking.sdk;

import ke.go.machakos.gateway.africastalking.SenderFactory;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Settings;

/** Makes senders over the vendor's SDK. */
public final class SdkSenderFactory implements SenderFactory {
  @Override
  public Settings.Client client() {
    return Settings.Client.SDK;
  }

  @Override
  public Sender open(Settings.AfricasTalking account) {
    return new SdkSender(account);
  }
}
