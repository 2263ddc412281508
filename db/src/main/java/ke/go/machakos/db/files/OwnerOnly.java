package ke.go.machakos.db.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that only the account that runs the gateway may read, from the moment that they
 * are there. Where the file system knows no such permissions, as on Windows, they are as it makes
 * them. Stateless.
 */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** Makes a folder, and those above it that are missing. */
  public static Path createDirectories(Path folder) throws IOException {
    return Files.createDirectories(folder, mode(folder, "rwx------"));
  }

  /**
   * Opens a file that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is
   */
  public static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        mode(file, "rw-------"));
  }

  /**
   * Writes a file that is not there yet, down to the disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is
   */
  public static void writeNew(Path file, byte[] content) throws IOException {
    try (FileChannel channel = create(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The same of a text, in UTF-8. */
  public static void writeNew(Path file, String text) throws IOException {
    writeNew(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file whole or not at all: a crash leaves the old one. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    writeNew(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The same of a text, in UTF-8. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes a file or a folder with all that is in it, if it is there. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileAttribute<?>[] mode(Path near, String permissions) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
