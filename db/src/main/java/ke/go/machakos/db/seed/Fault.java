package ke.go.machakos.db.seed;

import java.nio.file.Path;

/** What is wrong in a line of a file; line 1 holds the names of the columns. */
public record Fault(Path file, long line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
