package ke.go.machakos.gateway.daraja;

import java.net.URI;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * The addresses at which M-Pesa calls back. None holds a word that Safaricom refuses in one.
 *
 * @param base the service as the world knows it
 */
public record CallbackUrls(URI base, Secret secret) {

  /** Those of these settings. */
  public static CallbackUrls of(Settings settings) {
    return new CallbackUrls(settings.publicUrl(), settings.callbackSecret());
  }

  String stk() {
    return at("/stk");
  }

  String validation() {
    return at("/c2b/validation");
  }

  String confirmation() {
    return at("/c2b/confirmation");
  }

  String status() {
    return at("/status");
  }

  String reversal() {
    return at("/reversal");
  }

  String timeout() {
    return at("/timeout");
  }

  String pull() {
    return at("/pull");
  }

  private String at(String path) {
    return base.toString().replaceAll("/+$", "") + "/pay/" + secret.value() + path;
  }
}
