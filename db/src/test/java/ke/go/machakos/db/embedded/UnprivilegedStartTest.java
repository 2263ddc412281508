package ke.go.machakos.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account with no home and no rights. Where the tests run as root it is nobody, by setpriv;
 * where they do not, every test here is of an unprivileged account, and this one adds the missing
 * home.
 */
class UnprivilegedStartTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @TempDir Path temporary;

  @Test
  void an_account_without_home_and_rights_has_everything_in_its_data_folder() throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    Path folder = Files.createDirectory(temporary.resolve("data"));
    List<String> prefix = new ArrayList<>();
    if (root && Files.isExecutable(SETPRIV)) {
      prefix.addAll(
          List.of(SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
      Files.setAttribute(folder, "unix:uid", 65534);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path notAFolder = Files.createFile(temporary.resolve("no-cache"));
    Map<String, String> noHome = Map.of("XDG_CACHE_HOME", notAFolder.resolve("x").toString());
    String classPath = readableByAll(temporary.resolve("classes"));
    for (int start = 1; start <= 2; start++) {
      try (StoresChild child = StoresChild.start(prefix, classPath, noHome, folder, start)) {
        assertThat(child.mariaDbPid()).isPositive();
      }
    }
    assertThat(folder.resolve("binaries")).isDirectoryContaining("glob:**/mariadb-*");
  }

  /** The class path's own places may be inside a home that nobody may enter. */
  private static String readableByAll(Path into) throws IOException {
    Files.createDirectory(into);
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path source = Path.of(entry);
      Path target = into.resolve(entries.size() + "-" + source.getFileName());
      if (Files.isDirectory(source)) {
        copyTree(source, target);
      } else if (Files.exists(source)) {
        linkOrCopy(source, target);
      }
      entries.add(target.toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copyTree(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
  }

  private static void linkOrCopy(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (FileSystemException e) {
      Files.copy(source, target);
    }
  }
}
