package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ke.go.machakos.db.files.OwnerOnly;

/**
 * The folder that holds everything an embedded gateway must not lose, owned by one process at a
 * time. Ownership is a lock of the operating system, which dies with its process however that dies;
 * the pid file beside it only names the owner, so a stale one means nothing. Thread-safe.
 */
public final class DataFolder implements AutoCloseable {
  // A file lock belongs to the whole process, and closing any second channel on the file drops it:
  // a second opening in the same process has to be refused before it touches the file.
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, making it (readable by its owner alone) where it is missing.
   *
   * @throws DataFolderInUse if a living process holds it
   * @throws UncheckedIOException if it cannot be made or written
   */
  public static DataFolder open(Path folder) {
    try {
      Path path = OwnerOnly.createDirectories(folder.toAbsolutePath().normalize()).toRealPath();
      if (!HELD_BY_THIS_PROCESS.add(path)) {
        throw new DataFolderInUse(path, ProcessHandle.current().pid());
      }
      try {
        return new DataFolder(path, lock(path));
      } catch (IOException | RuntimeException e) {
        HELD_BY_THIS_PROCESS.remove(path);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new DataFolderInUse(path, ownerOf(path));
      }
      OwnerOnly.replace(path.resolve("gateway.pid"), ProcessHandle.current().pid() + "\n");
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static long ownerOf(Path path) throws IOException {
    Path file = path.resolve("gateway.pid");
    String pid = Files.exists(file) ? Files.readString(file).strip() : "";
    return pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0;
  }

  /** The folder, absolute and free of links. */
  public Path path() {
    return path;
  }

  /** A file or folder in it. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Lets another process have the folder. */
  @Override
  public void close() {
    if (!lock.isOpen()) {
      return;
    }
    try {
      Files.deleteIfExists(path.resolve("gateway.pid"));
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_BY_THIS_PROCESS.remove(path);
    }
  }
}
