package ke.go.machakos.db.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.RestoreParams;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * All keys of a Redis with what is left of their lives: a byte 1 before each key and 0 after the
 * last; then the key, the milliseconds left (-1 for ever), and what DUMP gives. A key that appears
 * or goes meanwhile may be missed.
 */
final class RedisCopy {
  static final String ENTRY = "redis";

  private static final int KEYS_AT_A_TIME = 500;

  private RedisCopy() {}

  static long write(UnifiedJedis redis, ArchiveWriter archive) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(archive.entry(ENTRY)))) {
      long count = 0;
      if (redis instanceof RedisClusterClient cluster) {
        for (ConnectionPool pool : cluster.getClusterNodes().values()) {
          count += writeNode(redis, pool, out);
        }
      } else {
        ScanParams params = new ScanParams().count(KEYS_AT_A_TIME);
        count = write(redis, cursor -> redis.scan(cursor, params), out);
      }
      out.writeByte(0);
      return count;
    }
  }

  /** A cluster's replicas hold what their masters do. */
  private static long writeNode(UnifiedJedis redis, ConnectionPool pool, DataOutputStream out)
      throws IOException {
    try (Jedis node = new Jedis(pool.getResource())) {
      Object role = node.role().getFirst();
      boolean master =
          role instanceof byte[] name
              ? new String(name, US_ASCII).equals("master")
              : "master".equals(role);
      ScanParams params = new ScanParams().count(KEYS_AT_A_TIME);
      return master ? write(redis, cursor -> node.scan(cursor, params), out) : 0;
    }
  }

  private static long write(
      UnifiedJedis redis, Function<byte[], ScanResult<byte[]>> scan, DataOutputStream out)
      throws IOException {
    long count = 0;
    byte[] cursor = ScanParams.SCAN_POINTER_START_BINARY;
    do {
      ScanResult<byte[]> found = scan.apply(cursor);
      for (byte[] key : List.copyOf(found.getResult())) {
        count += write(redis, key, out) ? 1 : 0;
      }
      cursor = found.getCursorAsBytes();
    } while (!Arrays.equals(cursor, ScanParams.SCAN_POINTER_START_BINARY));
    return count;
  }

  private static boolean write(UnifiedJedis redis, byte[] key, DataOutputStream out)
      throws IOException {
    byte[] value = redis.dump(key);
    long left = redis.pttl(key);
    if (value == null || left == -2) {
      return false;
    }
    out.writeByte(1);
    out.writeInt(key.length);
    out.write(key);
    out.writeLong(left);
    out.writeInt(value.length);
    out.write(value);
    return true;
  }

  static long load(Archive archive, UnifiedJedis redis) throws IOException {
    long count = 0;
    try (var in = new DataInputStream(new BufferedInputStream(archive.entry(ENTRY)))) {
      while (in.readByte() == 1) {
        byte[] key = in.readNBytes(in.readInt());
        long left = in.readLong();
        byte[] value = in.readNBytes(in.readInt());
        // To RESTORE, 0 is for ever.
        redis.restore(
            key,
            left == -1 ? 0 : Math.max(1, left),
            value,
            RestoreParams.restoreParams().replace());
        count++;
      }
    }
    return count;
  }
}
