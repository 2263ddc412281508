package ke.go.machakos.db.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ke.go.machakos.db.files.OwnerOnly;

/**
 * Writes an archive beside its final place and moves it there when it is whole. Readable by its
 * owner alone. Entries are packed, sealed, and then hashed. Not thread-safe.
 */
public final class ArchiveWriter implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final ArchiveKey.Derivation derivation = ArchiveKey.Derivation.fresh();
  private final ArchiveKey key;
  private final Map<String, String> hashes = new TreeMap<>();

  private ArchiveWriter(Path file, Path part, FileChannel channel, String passphrase) {
    this.file = file;
    this.part = part;
    this.channel = channel;
    key = ArchiveKey.of(passphrase, derivation);
    zip = new ZipOutputStream(Channels.newOutputStream(channel));
    // What is sealed does not pack.
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  /**
   * Begins an archive.
   *
   * @throws BackupRefused where the file exists: a backup never replaces another
   */
  public static ArchiveWriter create(Path file, String passphrase) throws IOException {
    if (Files.exists(file)) {
      throw new BackupRefused(file + " exists; a backup never replaces another");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    return new ArchiveWriter(file, part, OwnerOnly.create(part), passphrase);
  }

  /** Begins an entry, which ends when the stream is closed; one at a time. */
  public OutputStream entry(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    MessageDigest digest = sha256();
    OutputStream hashed = new DigestOutputStream(new Open(zip), digest);
    OutputStream packed = new GZIPOutputStream(key.sealing(hashed, name), 1 << 13);
    return new FilterOutputStream(packed) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        out.close();
        zip.closeEntry();
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
      }
    };
  }

  /** Writes the manifest and puts the archive in its place. */
  void finish(Instant now, String schema, List<TableShape> tables, long redisKeys)
      throws IOException {
    byte[] manifest =
        new Manifest(
                Manifest.FORMAT,
                now.toString(),
                schema,
                tables,
                redisKeys,
                hashes,
                derivation,
                key.proof())
            .json();
    plain(Manifest.NAME, manifest);
    plain(Manifest.CODE_NAME, key.code(manifest));
    zip.finish();
    channel.force(true);
    zip.close();
    Files.move(part, file);
  }

  private void plain(String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves nothing behind of an archive that was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }

  /** Keeps the zip open when an entry's streams close. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
