package ke.go.machakos.gateway.settings;

/**
 * A value that is used and never shown: its text form is a mask, so a record that holds one can be
 * printed.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "•••";
  }
}
