package ke.go.machakos.gateway.verify.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * A claim as the bytes that are signed: version 1, the id of the key (4), flags (1), the number
 * (4), first and last day (2 each, days after 2020-01-01, 65535 for none), type and holder (each
 * after its length in one byte). A first day before 2020 is long past and is left out.
 */
final class ClaimBytes {
  private static final byte VERSION = 1;
  private static final byte SAMPLE = 1;
  private static final int NO_DAY = 0xffff;
  private static final int MOST_HOLDER = 40;
  private static final LocalDate DAY_ZERO = LocalDate.of(2020, 1, 1);

  private ClaimBytes() {}

  /** A claim, and the key that it says it is signed with. */
  record Read(PermitClaim claim, int key) {}

  static byte[] write(PermitClaim claim, int key) {
    byte[] type = claim.type().getBytes(UTF_8);
    byte[] holder = shortened(claim.holder()).getBytes(UTF_8);
    return ByteBuffer.allocate(1 + 4 + 1 + 4 + 2 + 2 + 1 + type.length + 1 + holder.length)
        .put(VERSION)
        .putInt(key)
        .put(claim.sample() ? SAMPLE : 0)
        .putInt(Integer.parseInt(claim.number().digits()))
        .putShort(days(claim.from().filter(day -> !day.isBefore(DAY_ZERO))))
        .putShort(days(claim.to()))
        .put((byte) type.length)
        .put(type)
        .put((byte) holder.length)
        .put(holder)
        .array();
  }

  /** The claim; empty where the bytes are none of this version. */
  static Optional<Read> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        return Optional.empty();
      }
      int key = in.getInt();
      byte flags = in.get();
      Optional<Reference> number =
          Reference.parse(Integer.toString(in.getInt()))
              .filter(it -> it.kind() == Reference.Kind.PERMIT);
      Optional<LocalDate> from = day(in.getShort());
      Optional<LocalDate> to = day(in.getShort());
      String type = text(in);
      String holder = text(in);
      boolean whole = !in.hasRemaining() && (flags == 0 || flags == SAMPLE);
      return number
          .filter(it -> whole)
          .map(it -> new Read(new PermitClaim(it, type, holder, from, to, flags == SAMPLE), key));
    } catch (BufferUnderflowException | CharacterCodingException torn) {
      return Optional.empty();
    }
  }

  private static short days(Optional<LocalDate> day) {
    long days = day.map(it -> ChronoUnit.DAYS.between(DAY_ZERO, it)).orElse((long) NO_DAY);
    if (days < 0 || days > NO_DAY) {
      throw new IllegalArgumentException("a day that no code can hold: " + day);
    }
    return (short) days;
  }

  private static Optional<LocalDate> day(short days) {
    int unsigned = Short.toUnsignedInt(days);
    return unsigned == NO_DAY ? Optional.empty() : Optional.of(DAY_ZERO.plusDays(unsigned));
  }

  private static String text(ByteBuffer in) throws CharacterCodingException {
    byte[] text = new byte[Byte.toUnsignedInt(in.get())];
    in.get(text);
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
  }

  private static String shortened(String holder) {
    int most =
        holder.offsetByCodePoints(
            0, Math.min(MOST_HOLDER, holder.codePointCount(0, holder.length())));
    return holder.substring(0, most);
  }
}
