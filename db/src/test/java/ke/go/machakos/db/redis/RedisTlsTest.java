package ke.go.machakos.db.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

class RedisTlsTest {
  private static final String TRUST = "javax.net.ssl.trustStore";
  private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  @TempDir Path temporary;

  @Test
  void rediss_wants_a_certificate_it_trusts_for_the_host_it_asked_for() throws Exception {
    Path trusted = certificate();
    int port = RedisProcess.freePort();
    String tls =
        "port 0\ntls-port %d\ntls-auth-clients no\ntls-cert-file %s\ntls-key-file %s\n"
            .formatted(port, temporary.resolve("cert.pem"), temporary.resolve("key.pem"));
    try (RedisProcess server = RedisProcess.start(temporary, port, "", "requirepass pw\n" + tls)) {
      URI address = URI.create("rediss://:pw@127.0.0.1:" + server.port());
      Path log = temporary.resolve("redis-" + port).resolve("redis.log");
      RedisProcess.await("the server", () -> contains(log, "Ready to accept"));
      try (UnifiedJedis untrusting = RedisConnector.open(address)) {
        assertThatThrownBy(untrusting::ping).isInstanceOf(JedisException.class);
      }
      System.setProperty(TRUST, trusted.toString());
      System.setProperty(TRUST_PASSWORD, "changeit");
      try (UnifiedJedis redis = RedisConnector.open(address);
          UnifiedJedis otherName =
              RedisConnector.open(URI.create("rediss://:pw@localhost:" + port))) {
        assertThat(redis.ping()).isEqualTo("PONG");
        assertThatThrownBy(otherName::ping).isInstanceOf(JedisException.class);
      } finally {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST_PASSWORD);
      }
    }
  }

  private static boolean contains(Path log, String text) {
    try {
      return Files.exists(log) && Files.readString(log).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  /** A certificate for 127.0.0.1: with its key in the files that Redis reads, and to be trusted. */
  private Path certificate() throws Exception {
    Path file = temporary.resolve("keys.p12");
    List<String> keytool =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "redis",
            "-dname",
            "CN=redis",
            "-ext",
            "san=ip:127.0.0.1",
            "-storepass",
            "changeit",
            "-keystore",
            file.toString());
    Process process = new ProcessBuilder(keytool).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      keys.load(input, STORE_PASSWORD);
    }
    pem("cert.pem", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    pem("key.pem", "PRIVATE KEY", keys.getKey("redis", STORE_PASSWORD).getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("redis", keys.getCertificate("redis"));
    Path trust = temporary.resolve("trust.p12");
    try (OutputStream output = Files.newOutputStream(trust)) {
      trusted.store(output, STORE_PASSWORD);
    }
    return trust;
  }

  private void pem(String name, String kind, byte[] content) throws Exception {
    String body = Base64.getMimeEncoder().encodeToString(content);
    Files.writeString(
        temporary.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind));
  }
}
