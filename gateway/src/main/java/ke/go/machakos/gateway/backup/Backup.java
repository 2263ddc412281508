package ke.go.machakos.gateway.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.backup.ArchiveWriter;
import ke.go.machakos.db.backup.BackupRefused;
import ke.go.machakos.db.backup.StoreCopies;
import ke.go.machakos.gateway.settings.Settings;

/**
 * Writes an installation into one file: both stores, the keyset of personal data, the keys that
 * permits are signed with, and the config folder.
 */
public final class Backup {
  /** A file is all that a thief needs to try passphrases on. */
  static final int SHORTEST_PASSPHRASE = 12;

  static final String KEYS = "keys";
  static final String PERMIT_KEYS = "permit-keys";
  static final String CONFIG = "config/";

  private Backup() {}

  /**
   * Writes the file, readable by its owner alone.
   *
   * @param file where to; must not exist
   * @param now the moment that the archive says it was made at
   * @throws BackupRefused where there is nothing to back up, the file exists, or the passphrase is
   *     too short
   */
  public static StoreCopies.Count write(
      Settings settings, Path config, Path file, String passphrase, Instant now)
      throws IOException {
    if (passphrase.length() < SHORTEST_PASSPHRASE) {
      throw new BackupRefused(
          "give a passphrase of at least " + SHORTEST_PASSPHRASE + " characters");
    }
    if (!Files.isReadable(settings.keys().file())) {
      throw new BackupRefused(
          "the keyset "
              + settings.keys().file()
              + " cannot be read; without it no name in a backup could be");
    }
    try (ArchiveWriter archive = ArchiveWriter.create(file, passphrase);
        Stores stores = Stores.toRead(settings)) {
      copy(settings.keys().file(), KEYS, archive);
      for (Path signing : signing(settings).stream().toList()) {
        copy(signing, PERMIT_KEYS, archive);
      }
      for (Path each : Folders.files(config)) {
        copy(config.resolve(each), CONFIG + each.toString().replace('\\', '/'), archive);
      }
      return StoreCopies.write(stores.database(), stores.redis(), archive, now);
    }
  }

  /** What printed permits are signed with, where it is there. */
  static Optional<Path> signing(Settings settings) {
    return settings.permitKeys().map(Settings.Keys::file).filter(Files::isReadable);
  }

  private static void copy(Path file, String entry, ArchiveWriter archive) throws IOException {
    try (OutputStream out = archive.entry(entry)) {
      Files.copy(file, out);
    }
  }
}
