package ke.go.machakos.gateway.africastalking.standin;

import java.time.Duration;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * What the stand-in must know of the service.
 *
 * @param codes what citizens text to
 * @param callbackSecret the secret in the paths of the callbacks
 * @param repeatAfter how long it waits before a text is posted once more; the provider, a minute
 */
public record StandInSettings(Settings.Codes codes, Secret callbackSecret, Duration repeatAfter) {
  private static final Duration DEMO = Duration.ofSeconds(1);

  /** The same of these settings. */
  public static StandInSettings of(Settings settings) {
    return new StandInSettings(settings.codes(), settings.callbackSecret(), DEMO);
  }
}
