package ke.go.machakos.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file of classes, linked and with what was hot in them, that a JVM of the same build and
 * options starts from (JEP 483, 514, 515). One that does not fit is passed over by the JVM.
 */
final class AotCache {
  private final Path file;

  AotCache(Path file) {
    this.file = file;
  }

  /** Whether it was written after the program was built. */
  boolean fresh() throws IOException {
    return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(newest(program())) > 0;
  }

  /**
   * Writes it, by a rehearsal in a JVM with the options of this one.
   *
   * @return the rehearsal's exit code
   */
  int write(Path config) throws IOException, InterruptedException {
    return new ProcessBuilder(command(program(), config)).inheritIO().start().waitFor();
  }

  private List<String> command(Path program, Path config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-XX:AOT"))
        .forEach(command::add);
    command.add("-XX:AOTCacheOutput=" + file);
    command.addAll(List.of("-jar", program.toString(), "rehearse", "--config", config.toString()));
    return command;
  }

  private static Path program() {
    URI place =
        URI.create(AotCache.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(place);
  }

  /** When the program or one of its libraries was built last. */
  private static FileTime newest(Path program) throws IOException {
    Path libraries = program.resolveSibling("lib");
    List<Path> files = new ArrayList<>(List.of(program));
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> found = Files.list(libraries)) {
        files.addAll(found.toList());
      }
    }
    FileTime newest = FileTime.fromMillis(0);
    for (Path each : files) {
      FileTime built = Files.getLastModifiedTime(each);
      newest = built.compareTo(newest) > 0 ? built : newest;
    }
    return newest;
  }
}
