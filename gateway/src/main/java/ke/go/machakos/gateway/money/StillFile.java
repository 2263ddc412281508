package ke.go.machakos.gateway.money;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that another system writes, read only once it stands still: while its size, time and
 * identity are the same for a minute of looks, and after it was read. A name in its final form is
 * not asked for, since whoever writes the file is not ours to teach; one that renames it into place
 * is served as well. For one thread.
 */
final class StillFile {
  /** How long it must have stood. */
  static final Duration STILL = Duration.ofMinutes(1);

  private final Path path;
  private final int most;
  private Optional<Shape> seen = Optional.empty();
  private Instant since = Instant.MIN;
  private boolean done;

  /** The file of a path, of which so many bytes are read at most. */
  StillFile(Path path, int most) {
    this.path = path;
    this.most = most;
  }

  /** What shows that a file was written to. */
  private record Shape(long size, Instant writtenAt, String identity) {}

  /**
   * What a file holds.
   *
   * @param bytes all of it, or the first of them where it is too long
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Content(Instant writtenAt, byte[] bytes, boolean tooLong) {}

  /** Looks at it; whether it is there, stands still and was not done with. */
  boolean stands(Instant now) {
    Optional<Shape> shape = shape();
    if (!shape.equals(seen)) {
      seen = shape;
      since = now;
      done = false;
    }
    return seen.isPresent() && !done && !now.isBefore(since.plus(STILL));
  }

  /** What it holds; nothing where it did not stand still meanwhile. */
  Optional<Content> read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(most);
      boolean tooLong = in.read() >= 0;
      return seen.filter(it -> shape().equals(seen))
          .map(it -> new Content(it.writtenAt(), bytes, tooLong));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has what was read of it not read again, unless it is written to. */
  void done() {
    done = true;
  }

  private Optional<Shape> shape() {
    try {
      BasicFileAttributes it = Files.readAttributes(path, BasicFileAttributes.class);
      return it.isRegularFile()
          ? Optional.of(
              new Shape(it.size(), it.lastModifiedTime().toInstant(), String.valueOf(it.fileKey())))
          : Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
