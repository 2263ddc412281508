package ke.go.machakos.gateway.daraja;

import java.time.Duration;

/**
 * What a request to Daraja came to. Whether M-Pesa did what was asked is known later: an accepted
 * request is one that was taken.
 */
public sealed interface Answer<T> {

  /** It was taken, and this was said. */
  record Accepted<T>(T value) implements Answer<T> {}

  /**
   * It was not taken and would not be if it came again.
   *
   * @param errorCode Daraja's, such as {@code 400.002.02}, or {@code HTTP 403}
   * @param message without anything personal
   */
  record Refused<T>(String errorCode, String message) implements Answer<T> {}

  /**
   * It was not taken now, and nothing was done: it may be sent again.
   *
   * @param after how long to wait at least
   */
  record Busy<T>(String errorCode, String message, Duration after) implements Answer<T> {}

  /** It was sent, and nobody knows what became of it: ask before sending it again. */
  record Unknown<T>(String reason) implements Answer<T> {}
}
