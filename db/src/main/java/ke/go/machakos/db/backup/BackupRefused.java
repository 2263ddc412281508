package ke.go.machakos.db.backup;

import java.io.IOException;

/** A backup or restore that must not go on; the message tells the operator why and what to do. */
public final class BackupRefused extends IOException {
  public BackupRefused(String message) {
    super(message);
  }
}
