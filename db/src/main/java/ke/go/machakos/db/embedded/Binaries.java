package ke.go.machakos.db.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import ke.go.machakos.db.files.OwnerOnly;

/**
 * Server programs unpacked once for each user of a machine, not once for each data folder:
 * MariaDB's take 350 MB. They lie in {@code $XDG_CACHE_HOME/mlango} (or {@code ~/.cache/mlango}),
 * and in the data folder only where an account has no home that it can write.
 */
final class Binaries {
  private final Path cache;

  Binaries(Path cache) {
    this.cache = cache;
  }

  static Binaries of(DataFolder folder) throws IOException {
    String home = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
    Path preferred =
        (home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home))
            .toAbsolutePath()
            .resolve("mlango");
    try {
      return new Binaries(usable(preferred));
    } catch (IOException e) {
      return new Binaries(usable(folder.resolve("binaries")));
    }
  }

  private static Path usable(Path folder) throws IOException {
    OwnerOnly.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " is not writable");
    }
    return folder;
  }

  /**
   * The folder of that name, filled by {@code unpack} if nobody has yet. Each unpacks beside it and
   * moves the whole into place; of two that race, the second throws its own away.
   */
  Path unpacked(String name, Unpack unpack) throws IOException {
    Path place = cache.resolve(name);
    if (Files.isDirectory(place)) {
      return place;
    }
    deleteLeftovers();
    Path fresh =
        Files.createTempDirectory(cache, "unpacking-" + ProcessHandle.current().pid() + "-");
    try {
      unpack.into(fresh);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    } finally {
      OwnerOnly.deleteTree(fresh);
    }
    return place;
  }

  private void deleteLeftovers() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(cache, "unpacking-*")) {
      for (Path leftover : leftovers) {
        long pid = Long.parseLong(leftover.getFileName().toString().split("-", -1)[1]);
        if (ProcessHandle.of(pid).isEmpty()) {
          OwnerOnly.deleteTree(leftover);
        }
      }
    }
  }

  /** What fills a folder with a server's programs. */
  interface Unpack {
    void into(Path folder) throws IOException;
  }
}
