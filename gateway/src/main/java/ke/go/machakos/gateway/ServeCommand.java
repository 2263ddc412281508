package ke.go.machakos.gateway;

import java.nio.file.Files;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import ke.go.machakos.db.embedded.DataFolderInUse;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.africastalking.Senders;
import ke.go.machakos.gateway.http.CannotListen;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Fault;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult;
import ke.go.machakos.menus.FaultyDefinitions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the whole service until it is told to stop. */
@Command(name = "serve", description = "Run the service (the default).")
public final class ServeCommand implements Callable<Integer> {
  /** A setting or a definition is wrong: starting again without a change is no use. */
  private static final int REFUSED = 2;

  private static final int IN_USE = 3;

  @Mixin private final ConfigFolder config = new ConfigFolder();

  private final Map<String, String> environment;
  private final Clock machine;

  /** The command on the machine's clock. */
  public ServeCommand(Map<String, String> environment, Clock machine) {
    this.environment = environment;
    this.machine = machine;
  }

  @Override
  public Integer call() throws InterruptedException {
    return switch (SettingsReader.read(config.path(), environment)) {
      case SettingsResult.Refused refused -> refused(refused.faults());
      case SettingsResult.Accepted accepted -> {
        Optional<Fault> fault = Senders.fault(accepted.settings());
        yield fault.isPresent() ? refused(List.of(fault.get())) : serve(accepted.settings());
      }
    };
  }

  private int refused(List<Fault> faults) {
    System.err.println("refused to start, " + faults.size() + " faults:");
    faults.forEach(System.err::println);
    if (Files.isDirectory(config.path())) {
      ConfigFaults.of(config.path(), false).forEach(System.err::println);
    }
    return REFUSED;
  }

  private int serve(Settings settings) throws InterruptedException {
    InstantSource clock = InstantSource.offset(machine, settings.clockOffset());
    Gateway gateway;
    try {
      gateway = Gateway.start(settings, config.path(), clock);
    } catch (DataFolderInUse e) {
      System.err.println(e.getMessage());
      return IN_USE;
    } catch (FaultyDefinitions | FaultyFiles e) {
      // the start stopped there, and more files may be at fault
      List<String> known = String.valueOf(e.getMessage()).lines().toList();
      known.forEach(System.err::println);
      ConfigFaults.of(config.path(), settings.demo()).stream()
          .filter(line -> !known.contains(line))
          .forEach(System.err::println);
      return REFUSED;
    } catch (KeysUnusable e) {
      System.err.println(e.getMessage());
      return REFUSED;
    } catch (CannotListen e) {
      System.err.println(
          "refused to start: "
              + e.getMessage()
              + "; stop what has it (ss -ltnp), or set another host or port in gateway.yaml");
      return REFUSED;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.close();
                  stopped.countDown();
                },
                "stop"));
    System.out.println(ready(settings, gateway.addresses()));
    stopped.await();
    return 0;
  }

  private static String ready(Settings settings, Gateway.Addresses at) {
    String operator = "http://127.0.0.1:" + at.operator();
    String line =
        "ready public=http://localhost:%d staff=%s://localhost:%d operator=%s"
            .formatted(
                at.world(),
                settings.listeners().tls().isPresent() ? "https" : "http",
                at.staff(),
                operator);
    return settings.demo() ? line + " simulator=" + operator + "/simulator" : line;
  }
}
