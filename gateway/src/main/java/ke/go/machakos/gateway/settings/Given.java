package ke.go.machakos.gateway.settings;

/**
 * A value as an operator wrote it, and where: {@code config/gateway.yaml:12} or {@code environment
 * GATEWAY_MODE}.
 */
record Given(String text, String source) {}
