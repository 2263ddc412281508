package ke.go.machakos.gateway.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ke.go.machakos.nlp.ModelFile;
import ke.go.machakos.nlp.Understanding;

/**
 * The models that learnt anew, each in a file of its version, and the word which model is at work.
 * None is ever deleted. Any number of processes may read it while one writes.
 */
public final class ModelFolder {
  /** What stands for the model of the build. */
  public static final String SHIPPED = "shipped";

  private static final Pattern VERSION = Pattern.compile("[0-9]+-[0-9a-f]{8}");
  private static final String ENDING = ".model";

  private final Path folder;

  private ModelFolder(Path folder) {
    this.folder = folder;
  }

  /** That of a data folder; it need not be there yet. */
  public static ModelFolder in(Path dataDirectory) {
    return new ModelFolder(dataDirectory.resolve("models"));
  }

  /** Every version that is there. */
  public List<String> versions() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(name -> VERSION.matcher(name).matches())
          .sorted()
          .toList();
    }
  }

  /** The version that is to be at work; empty where it is the shipped one. */
  public Optional<String> active() throws IOException {
    Path pointer = pointer();
    return Files.exists(pointer)
        ? Optional.of(Files.readString(pointer).strip())
            .filter(name -> VERSION.matcher(name).matches())
        : Optional.empty();
  }

  /** The model of a version. */
  public Optional<Understanding> find(String version) throws IOException {
    boolean there = VERSION.matcher(version).matches() && Files.exists(file(version));
    return there ? Optional.of(ModelFile.read(file(version))) : Optional.empty();
  }

  /** Keeps a model; it is not at work by that. */
  void keep(Understanding model) throws IOException {
    Files.createDirectories(folder);
    ModelFile.write(file(model.version()), model);
  }

  /** Puts a version to work, or the shipped one. */
  void activate(String version) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "part", null);
    Files.writeString(part, version + "\n");
    Files.move(
        part, pointer(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path pointer() {
    return folder.resolve("active");
  }

  private Path file(String version) {
    return folder.resolve(version + ENDING);
  }
}
