package ke.go.machakos.gateway.simulator;

import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/**
 * What the simulator speaks to: always this machine, whatever the public address is.
 *
 * @param publicPort where the public listener is
 * @param secret the secret in the paths of its webhooks
 * @param serviceCode what citizens dial, such as {@code *483#}
 * @param sampleCode whether that code is the sample, to be marked as one
 */
public record SimulatorSettings(
    int publicPort, Secret secret, String serviceCode, boolean sampleCode) {
  /** The same of these settings. */
  public static SimulatorSettings of(Settings settings, int publicPort) {
    return new SimulatorSettings(
        publicPort,
        settings.callbackSecret(),
        settings.codes().ussd(),
        settings.codes().ussdIsSample());
  }
}
