package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the bench ran.
 *
 * @param processor the model as the kernel names it
 * @param cores that the process may use
 * @param memoryGiB of the machine
 * @param kernel name and version
 * @param java vendor and version
 */
record Machine(String processor, int cores, double memoryGiB, String kernel, String java) {

  static Machine here() throws IOException {
    return new Machine(
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Double.parseDouble(field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / 1048576,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor") + " " + Runtime.version());
  }

  private static String field(String file, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of(file))) {
      if (line.startsWith(name)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "0";
  }

  String markdown() {
    return "%s, %d cores, %.0f GiB, %s, %s".formatted(processor, cores, memoryGiB, kernel, java);
  }
}
