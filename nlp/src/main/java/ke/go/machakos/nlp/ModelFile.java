package ke.go.machakos.nlp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A model in a file of its own, whole or not at all. Load only what this program trained. */
public final class ModelFile {
  private ModelFile() {}

  /** Reads what {@link #write} wrote. */
  public static Understanding read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Understanding.read(in);
    }
  }

  /** Writes a model over whatever the file held: who reads it meanwhile has one or the other. */
  public static void write(Path file, Understanding model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(bytes);
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "part", null);
    Files.write(part, bytes.toByteArray());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
