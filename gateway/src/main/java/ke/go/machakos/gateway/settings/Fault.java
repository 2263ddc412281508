package ke.go.machakos.gateway.settings;

/**
 * One thing that is wrong with the settings. Never holds a secret's value.
 *
 * @param setting the key as written in gateway.yaml, such as {@code public.port}
 * @param source where the value stands: {@code config/gateway.yaml:12} or the environment variable
 * @param wrong what is wrong with it
 * @param right what would be right
 */
public record Fault(String setting, String source, String wrong, String right) {
  @Override
  public String toString() {
    return setting + " (" + source + ") " + wrong + "; " + right;
  }
}
