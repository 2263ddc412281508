package ke.go.machakos.db.embedded;

import java.nio.file.Path;

/** A refusal to open a data folder that a living gateway holds. */
public final class DataFolderInUse extends RuntimeException {
  private final long pid;

  DataFolderInUse(Path folder, long pid) {
    super("The data folder %s is in use by the gateway with pid %d.".formatted(folder, pid));
    this.pid = pid;
  }

  /** The process that holds the folder; 0 where it has not written its number yet. */
  public long pid() {
    return pid;
  }
}
