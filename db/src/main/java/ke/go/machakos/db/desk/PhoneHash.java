package ke.go.machakos.db.desk;

import java.util.Arrays;

/** The keyed hash that a number is found by; equal where the numbers are. */
public final class PhoneHash {
  private final byte[] bytes;

  PhoneHash(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhoneHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
