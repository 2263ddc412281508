package ke.go.machakos.db.sessions;

/**
 * What becomes of what is remembered of a caller between dialogues, so that MariaDB need not say.
 */
public sealed interface Greeting {
  /** It stays as it is. */
  record Keep() implements Greeting {}

  /** It is forgotten: the caller changed something. */
  record Drop() implements Greeting {}

  /** It is remembered for some hours. */
  @SuppressWarnings("ArrayRecordComponent") // passed through once, never compared
  record Remember(byte[] content) implements Greeting {}
}
