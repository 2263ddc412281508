package ke.go.machakos.db.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive that was checked from end to end: its passphrase, its manifest, and the hash of every
 * entry.
 */
public final class Archive implements AutoCloseable {
  private static final int LARGEST_MANIFEST = 8 << 20;

  private final ZipFile zip;
  private final Manifest manifest;
  private final ArchiveKey key;

  private Archive(ZipFile zip, Manifest manifest, ArchiveKey key) {
    this.zip = zip;
    this.manifest = manifest;
    this.key = key;
  }

  /**
   * Opens and checks an archive.
   *
   * @throws BackupRefused where it is none, is of a newer layout, was changed, or the passphrase is
   *     another
   */
  public static Archive open(Path file, String passphrase) throws IOException {
    if (!Files.isReadable(file)) {
      throw new BackupRefused(file + " cannot be read");
    }
    ZipFile zip = zip(file);
    try {
      byte[] json = plain(zip, Manifest.NAME);
      Manifest manifest =
          Manifest.parse(json)
              .orElseThrow(() -> new BackupRefused(file + " has no manifest: it is no backup"));
      if (manifest.format() > Manifest.FORMAT) {
        throw new BackupRefused(
            file + " was made by a newer version of this program; restore it with that version");
      }
      if (!manifest.derivation().isReasonable()) {
        throw changed(file, "its manifest");
      }
      ArchiveKey key = ArchiveKey.of(passphrase, manifest.derivation());
      if (!key.proof().equals(manifest.proof())) {
        throw new BackupRefused("the passphrase is not the one that " + file + " was made with");
      }
      if (!MessageDigest.isEqual(key.code(json), plain(zip, Manifest.CODE_NAME))) {
        throw changed(file, "its manifest");
      }
      checkEntries(file, zip, manifest);
      return new Archive(zip, manifest, key);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile zip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new BackupRefused(file + " is no backup, or is damaged (" + e.getMessage() + ")");
    }
  }

  private static byte[] plain(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return new byte[0];
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(LARGEST_MANIFEST);
    } catch (IOException damaged) {
      return new byte[0];
    }
  }

  private static void checkEntries(Path file, ZipFile zip, Manifest manifest) throws IOException {
    Set<String> expected = new TreeSet<>(manifest.entries().keySet());
    expected.addAll(List.of(Manifest.NAME, Manifest.CODE_NAME));
    Set<String> found =
        zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
    if (!found.equals(expected)) {
      throw changed(file, "the list of its entries");
    }
    for (Map.Entry<String, String> entry : manifest.entries().entrySet()) {
      if (!entry.getValue().equals(hash(zip, entry.getKey()))) {
        throw changed(file, entry.getKey());
      }
    }
  }

  private static String hash(ZipFile zip, String name) throws IOException {
    MessageDigest digest = ArchiveWriter.sha256();
    try (InputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(name)), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException damaged) {
      return "";
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static BackupRefused changed(Path file, String what) {
    return new BackupRefused(file + " was changed or damaged since it was made: " + what);
  }

  Manifest manifest() {
    return manifest;
  }

  /** When it was made, ISO-8601 in UTC. */
  public String createdAt() {
    return manifest.createdAt();
  }

  /** The names of the entries that begin with a prefix, in order. */
  public List<String> names(String prefix) {
    return manifest.entries().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** An entry, opened and unpacked; reading one that was altered throws. */
  public InputStream entry(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new BackupRefused("the backup holds no " + name);
    }
    return new GZIPInputStream(key.opening(zip.getInputStream(entry), name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
