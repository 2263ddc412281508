package ke.go.machakos.gateway.daraja;

/** Where bodies are kept that could not be read, or not whole. Thread-safe. */
@FunctionalInterface
public interface RawKeeper {
  /**
   * Keeps a body; it may hold personal data.
   *
   * @param kind which callback it came to, such as {@code c2b/confirmation}
   * @param reason why it was not read, quoting none of it
   * @throws RuntimeException where it is not kept, so that M-Pesa sends it again
   */
  void keep(String kind, byte[] body, String reason);
}
