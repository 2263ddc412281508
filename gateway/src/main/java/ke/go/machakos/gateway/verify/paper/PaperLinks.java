package ke.go.machakos.gateway.verify.paper;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.reference.Reference;

/**
 * The links by which holders fetch their permits. A link is a path of 32 characters: the number,
 * the hour at which it ends, and 16 bytes of a keyed hash over both, so that none can be guessed or
 * made longer-lived and nothing has to be kept. Thread-safe.
 */
public final class PaperLinks {
  /** How long a link works. */
  public static final Duration LIFE = Duration.ofDays(30);

  /** What stands before the token. */
  public static final String PATH = "/permit/";

  private static final String CONTEXT = "permit.paper";
  private static final int SAID_BYTES = 8;
  private static final int HASH_BYTES = 16;
  private static final long HOUR_SECONDS = 3600;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  private final Vault vault;

  public PaperLinks(Vault vault) {
    this.vault = vault;
  }

  /**
   * A link to a permit.
   *
   * @param path to be put behind the county's own address
   * @param until when it ends, on a whole hour
   */
  public record Link(String path, Instant until) {}

  /** A link that works for {@link #LIFE}, and at most an hour longer. */
  public Link make(Reference permit, Instant now) {
    Instant until = now.plus(LIFE).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    byte[] said =
        ByteBuffer.allocate(SAID_BYTES)
            .putInt(Integer.parseInt(permit.digits()))
            .putInt((int) (until.getEpochSecond() / HOUR_SECONDS))
            .array();
    byte[] token = ByteBuffer.allocate(SAID_BYTES + HASH_BYTES).put(said).put(hash(said)).array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    return new Link(PATH + text, until);
  }

  /** The permit of a token; empty where it was not made here, or has ended. */
  public Optional<Reference> permit(String token, Instant now) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    byte[] said = Arrays.copyOf(bytes, SAID_BYTES);
    byte[] given = Arrays.copyOfRange(bytes, SAID_BYTES, bytes.length);
    ByteBuffer in = ByteBuffer.wrap(said);
    String number = Integer.toString(in.getInt());
    Instant until = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()) * HOUR_SECONDS);
    return MessageDigest.isEqual(hash(said), given) && now.isBefore(until)
        ? Reference.parse(number)
        : Optional.empty();
  }

  private byte[] hash(byte[] said) {
    String text = Base64.getEncoder().encodeToString(said);
    return Arrays.copyOf(vault.lookup(CONTEXT, text), HASH_BYTES);
  }
}
