package ke.go.machakos.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor seconds that a process and its stores have used since they began.
 *
 * @param server the process itself
 * @param redis its redis-server
 * @param mariaDb its mariadbd
 */
record Usage(double server, double redis, double mariaDb) {

  /**
   * What the kernel counts in when it reports to user space; the same on every Linux that Java 25
   * runs on.
   */
  private static final double TICKS_A_SECOND = 100;

  /** Reads the kernel's count for a process and those that it started. */
  static Usage of(ProcessHandle process) {
    double redis = 0;
    double mariaDb = 0;
    for (ProcessHandle child : process.descendants().toList()) {
      String name = name(child.pid());
      redis += name.startsWith("redis") ? seconds(child.pid()) : 0;
      mariaDb +=
          name.startsWith("mariadbd") || name.startsWith("mysqld") ? seconds(child.pid()) : 0;
    }
    return new Usage(seconds(process.pid()), redis, mariaDb);
  }

  Usage since(Usage before) {
    return new Usage(server - before.server, redis - before.redis, mariaDb - before.mariaDb);
  }

  /** The process's resident memory in MiB. */
  static double residentMiB(ProcessHandle process) {
    for (String line : read(process.pid(), "status").split("\n", -1)) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return Double.NaN;
  }

  private static String name(long pid) {
    return read(pid, "comm").strip();
  }

  private static double seconds(long pid) {
    String stat = read(pid, "stat");
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return afterName.length < 13
        ? 0
        : (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) / TICKS_A_SECOND;
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + file));
    } catch (IOException ended) {
      return "";
    }
  }
}
