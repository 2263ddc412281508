package ke.go.machakos.db.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running {@link StoresMain}. */
record StoresChild(Process process, long mariaDbPid, long redisPid, long millis, long mariaDbMillis)
    implements AutoCloseable {

  static StoresChild start(Path folder, int value) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), Map.of(), folder, value);
  }

  static StoresChild start(
      List<String> prefix,
      String classPath,
      Map<String, String> environment,
      Path folder,
      int value)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", classPath, StoresMain.class.getName()));
    command.addAll(List.of(folder.toString(), Integer.toString(value)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the child ended before it was ready");
    }
    String[] words = line.split(" ", -1);
    return new StoresChild(
        process,
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }

  /** Ends it by SIGKILL; its servers live on. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Lets it end by itself. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
