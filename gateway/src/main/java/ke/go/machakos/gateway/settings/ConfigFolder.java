package ke.go.machakos.gateway.settings;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that reads settings: the folder that holds them. */
public final class ConfigFolder {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      defaultValue = "config",
      description = "the config folder (${DEFAULT-VALUE})")
  private Path path = Path.of("config");

  public Path path() {
    return path;
  }
}
