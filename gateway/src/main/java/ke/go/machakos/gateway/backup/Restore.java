package ke.go.machakos.gateway.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ke.go.machakos.db.backup.Archive;
import ke.go.machakos.db.backup.BackupRefused;
import ke.go.machakos.db.backup.StoreCopies;
import ke.go.machakos.db.embedded.DataFolder;
import ke.go.machakos.db.embedded.DataFolderInUse;
import ke.go.machakos.db.files.OwnerOnly;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult.Accepted;
import ke.go.machakos.gateway.settings.SettingsResult.Refused;

/**
 * Puts an installation back. The archive is checked from end to end before anything is touched;
 * embedded stores are filled in a folder inside the data folder and moved into place when they are
 * whole; what they replace is kept.
 */
public final class Restore {
  private final Path config;
  private final Map<String, String> environment;
  private final boolean force;

  /**
   * Changes nothing yet.
   *
   * @param config the config folder; restored where it is missing or empty, else left as it is and
   *     read for the settings
   * @param force whether a data folder, stores and a keyset that are there may be replaced
   */
  public Restore(Path config, Map<String, String> environment, boolean force) {
    this.config = config;
    this.environment = environment;
    this.force = force;
  }

  /**
   * What was restored.
   *
   * @param config where the archive's config folder is now; beside the one in use where that has
   *     files
   */
  public record Restored(StoreCopies.Count count, String madeAt, Path config) {}

  /**
   * Restores.
   *
   * @throws BackupRefused where the archive is unusable, or something is in the way
   */
  public Restored run(Path file, String passphrase) throws IOException {
    try (Archive archive = Archive.open(file, passphrase)) {
      boolean configLost = Folders.isEmpty(config);
      Path beside = Folders.beside(config, ".restored");
      OwnerOnly.deleteTree(beside);
      try {
        extractConfig(archive, beside);
        Settings settings = settings(configLost ? beside : config);
        refuseOtherKeys(archive, settings);
        StoreCopies.Count count = stores(archive, settings);
        return new Restored(count, archive.createdAt(), placeConfig(beside, configLost));
      } catch (IOException | RuntimeException e) {
        OwnerOnly.deleteTree(beside);
        throw e;
      }
    }
  }

  private Path placeConfig(Path beside, boolean lost) throws IOException {
    if (lost) {
      Files.deleteIfExists(config);
      Files.move(beside, config);
      return config;
    }
    if (Folders.same(beside, config)) {
      OwnerOnly.deleteTree(beside);
      return config;
    }
    return beside;
  }

  private Settings settings(Path folder) throws BackupRefused {
    return switch (SettingsReader.readForRestore(folder, environment)) {
      case Accepted(Settings settings) -> settings;
      case Refused refused ->
          throw new BackupRefused(
              refused.faults().stream().map(Object::toString).collect(Collectors.joining("\n")));
    };
  }

  private static void extractConfig(Archive archive, Path folder) throws IOException {
    OwnerOnly.createDirectories(folder);
    for (String name : archive.names(Backup.CONFIG)) {
      Path target = folder.resolve(name.substring(Backup.CONFIG.length())).normalize();
      if (!target.startsWith(folder)) {
        throw new BackupRefused("the backup names a file outside the config folder: " + name);
      }
      Files.createDirectories(target.getParent());
      try (InputStream in = archive.entry(name)) {
        Files.copy(in, target);
      }
    }
  }

  private void refuseOtherKeys(Archive archive, Settings settings) throws IOException {
    refuseOther(settings.keys().file(), keys(archive));
    Optional<byte[]> signing = signing(archive);
    if (settings.permitKeys().isPresent() && signing.isPresent()) {
      refuseOther(settings.permitKeys().get().file(), signing.get());
    }
  }

  private void refuseOther(Path keys, byte[] archived) throws IOException {
    if (!force && Files.exists(keys) && !Arrays.equals(Files.readAllBytes(keys), archived)) {
      throw new BackupRefused(
          keys + " holds other keys than the backup; --force keeps it aside and replaces it");
    }
  }

  private static byte[] keys(Archive archive) throws IOException {
    try (InputStream in = archive.entry(Backup.KEYS)) {
      return in.readAllBytes();
    }
  }

  /** What permits are signed with; empty in a backup that was made before that was kept. */
  private static Optional<byte[]> signing(Archive archive) throws IOException {
    if (!archive.names(Backup.PERMIT_KEYS).contains(Backup.PERMIT_KEYS)) {
      return Optional.empty();
    }
    try (InputStream in = archive.entry(Backup.PERMIT_KEYS)) {
      return Optional.of(in.readAllBytes());
    }
  }

  private static void putKeys(Archive archive, Settings settings, Optional<byte[]> before)
      throws IOException {
    Folders.replaceFile(settings.keys().file(), keys(archive));
    Optional<byte[]> signing = signing(archive).or(() -> before);
    if (settings.permitKeys().isPresent() && signing.isPresent()) {
      Folders.replaceFile(settings.permitKeys().get().file(), signing.get());
    }
  }

  /** The keys in use, which a backup that has none must not take away with the folder. */
  private static Optional<byte[]> inUse(Settings settings) throws IOException {
    Optional<Path> file = Backup.signing(settings);
    return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
  }

  private StoreCopies.Count stores(Archive archive, Settings settings) throws IOException {
    if (!Stores.needsFolder(settings)) {
      StoreCopies.Count count = fill(archive, settings, settings.dataDirectory());
      putKeys(archive, settings, Optional.empty());
      return count;
    }
    Path folder = settings.dataDirectory();
    if (!force && Folders.holdsData(folder)) {
      throw new BackupRefused(
          folder + " is not empty; --force keeps what is there aside and replaces it");
    }
    try (DataFolder held = DataFolder.open(folder)) {
      Path fresh = held.resolve(Folders.FRESH);
      OwnerOnly.deleteTree(fresh);
      try {
        StoreCopies.Count count = fill(archive, settings, fresh);
        Optional<byte[]> signing = inUse(settings);
        Folders.swap(held.path());
        putKeys(archive, settings, signing);
        return count;
      } finally {
        OwnerOnly.deleteTree(fresh);
      }
    } catch (DataFolderInUse running) {
      throw new BackupRefused(running.getMessage() + " Stop it before a restore.");
    }
  }

  private StoreCopies.Count fill(Archive archive, Settings settings, Path fresh)
      throws IOException {
    try (Stores stores = Stores.toFill(settings, fresh)) {
      return StoreCopies.load(archive, stores.database(), stores.redis(), force);
    }
  }
}
