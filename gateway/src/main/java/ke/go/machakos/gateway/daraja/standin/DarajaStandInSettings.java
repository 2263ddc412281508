package ke.go.machakos.gateway.daraja.standin;

import java.time.Duration;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * What the stand-in must know.
 *
 * @param callbackSecret the secret in the paths of the callbacks
 * @param shortcode the PayBill
 * @param business whose it is, as a phone shows it
 * @param promptLife how long a phone asks for the PIN before it gives up
 * @param late how late a late callback is
 * @param repeatAfter how long it waits before it repeats what was not answered 200
 */
public record DarajaStandInSettings(
    Secret callbackSecret,
    String shortcode,
    String business,
    Duration promptLife,
    Duration late,
    Duration repeatAfter) {

  /** Those of demo mode. */
  public static DarajaStandInSettings of(Settings settings) {
    return new DarajaStandInSettings(
        settings.callbackSecret(),
        "600000",
        "SAMPLE MACHAKOS COUNTY",
        Duration.ofSeconds(60),
        Duration.ofSeconds(20),
        Duration.ofSeconds(1));
  }
}
