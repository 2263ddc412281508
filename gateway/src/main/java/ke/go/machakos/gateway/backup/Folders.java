package ke.go.machakos.gateway.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ke.go.machakos.db.files.OwnerOnly;

/** What a restore does to folders. Nothing that an operator had is ever deleted. */
final class Folders {
  /**
   * Where, inside a data folder, the restored one is built: a data folder may be a mount, which
   * cannot be renamed.
   */
  static final String FRESH = "restoring";

  private static final String KEPT = "before-restore-";

  /** What is there because the folder is held, not because it holds anything. */
  private static final Set<String> HOLDING = Set.of("lock", "gateway.pid", FRESH);

  private Folders() {}

  static Path beside(Path folder, String ending) {
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + ending);
  }

  static boolean isEmpty(Path folder) throws IOException {
    return !Files.isDirectory(folder) || children(folder).isEmpty();
  }

  static boolean holdsData(Path folder) throws IOException {
    return Files.isDirectory(folder)
        && children(folder).stream()
            .anyMatch(child -> !HOLDING.contains(child.getFileName().toString()));
  }

  /** Every file in a folder and below it, in order. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  /** Whether two folders hold the same files. */
  static boolean same(Path left, Path right) throws IOException {
    if (!files(left).equals(files(right))) {
      return false;
    }
    for (Path file : files(left)) {
      if (Files.mismatch(left.resolve(file), right.resolve(file)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Puts what was built in place, and what was there into a folder of its own. */
  static void swap(Path folder) throws IOException {
    Path kept =
        IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> folder.resolve(KEPT + i))
            .filter(Files::notExists)
            .findFirst()
            .orElseThrow();
    for (Path child : children(folder)) {
      String name = child.getFileName().toString();
      if (!HOLDING.contains(name) && !name.startsWith(KEPT)) {
        OwnerOnly.createDirectories(kept);
        Files.move(child, kept.resolve(name));
      }
    }
    for (Path child : children(folder.resolve(FRESH))) {
      if (!HOLDING.contains(child.getFileName().toString())) {
        Files.move(child, folder.resolve(child.getFileName()));
      }
    }
  }

  /** Writes a file that only its owner may read; another one that was there is kept beside it. */
  static void replaceFile(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      Files.copy(target, beside(target, ".before-restore"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createDirectories(target.getParent());
    OwnerOnly.replace(target, bytes);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
