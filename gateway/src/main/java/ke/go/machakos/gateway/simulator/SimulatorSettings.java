package ke.go.machakos.gateway.simulator;

/**
 * What the simulator speaks to: always this machine, whatever the public address is.
 *
 * @param publicPort where the public listener is
 * @param secret the secret in the paths of its webhooks
 * @param serviceCode what citizens dial, such as {@code *483#}
 */
public record SimulatorSettings(int publicPort, String secret, String serviceCode) {}
