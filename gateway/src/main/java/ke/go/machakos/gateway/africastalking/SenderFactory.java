package ke.go.machakos.gateway.africastalking;

import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Settings;

/**
 * Makes senders over a client that only some builds have; found by {@link java.util.ServiceLoader}.
 */
public interface SenderFactory {
  /** The client that it makes senders over. */
  Settings.Client client();

  /** A sender of an account; one account a process. */
  Sender open(Settings.AfricasTalking account);
}
