package ke.go.machakos.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import ke.go.machakos.db.files.OwnerOnly;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code rehearse}: starts a service of its own in a folder that it throws away, plays dialogues
 * and texts with it, and stops. For the JVM to watch, and to write down what it learnt.
 */
@Command(
    name = "rehearse",
    description = "Start a throw-away service, play dialogues and texts with it, and stop.")
public final class RehearseCommand implements Callable<Integer> {
  private static final String SECRET = "rehearsal";

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where the JVM writes what lets java -XX:AOTCache=FILE -jar ... start sooner.")
  private @Nullable Path cache;

  private final Clock clock;

  /** The command on the machine's clock. */
  public RehearseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return cache == null ? play() : write(cache);
  }

  private int write(Path file) throws IOException, InterruptedException {
    Path folder = file.toAbsolutePath().getParent();
    // the JVM would say so too, and end as if it had written
    if (folder == null || !Files.isWritable(folder)) {
      System.err.println(file + " cannot be written: its folder is not there, or not yours");
      return 1;
    }
    AotCache wanted = new AotCache(file);
    if (wanted.fresh()) {
      System.out.println(file + " is newer than the program");
      return 0;
    }
    return wanted.write(config.path());
  }

  private int play() throws IOException {
    Path folder = Files.createTempDirectory("mlango-rehearsal");
    try {
      return SettingsReader.read(config.path(), settings(folder)).run(System.err, this::rehearse);
    } finally {
      OwnerOnly.deleteTree(folder);
    }
  }

  private int rehearse(Settings settings) {
    Gateway gateway = Gateway.start(settings, config.path(), clock);
    try {
      URI world = URI.create("http://127.0.0.1:" + gateway.addresses().world());
      Rehearsal rehearsal = new Rehearsal(world, SECRET, clock);
      int played = rehearsal.play();
      System.out.println("rehearsed " + played + " turns and texts");
      return rehearsal.failed() == 0 ? 0 : 1;
    } finally {
      gateway.close();
    }
  }

  /** A demonstration on free ports; nothing of the machine's own settings is touched. */
  private static Map<String, String> settings(Path folder) {
    Map<String, String> settings = new HashMap<>();
    settings.put("GATEWAY_MODE", "demo");
    settings.put("GATEWAY_DATA_DIR", folder.toString());
    settings.put("GATEWAY_CALLBACK_SECRET", SECRET);
    List.of("GATEWAY_PUBLIC_PORT", "GATEWAY_OPERATOR_PORT", "GATEWAY_STAFF_PORT")
        .forEach(port -> settings.put(port, "0"));
    return settings;
  }
}
