package ke.go.machakos.gateway.africastalking.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.outbox.Handed;
import ke.go.machakos.gateway.outbox.Sender;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK itself, all but its network: it believes that it speaks to the provider's host. */
class SdkSenderTest {
  private static final String PASSWORD = "loopback";
  private static final Sender.Letter LETTER =
      new Sender.Letter(new Msisdn("+254711000111"), "Kesi 4000014 & zaidi", "once");

  private static TlsProvider provider;
  private static SdkSender sender;

  /** The SDK's client takes proxy and trust store from the process as it is made. */
  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("host.p12");
    certify(store);
    provider = new TlsProvider(identity(store));
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(provider);
    System.setProperty("javax.net.ssl.trustStore", store.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    try {
      sender =
          new SdkSender(
              new Settings.AfricasTalking(
                  URI.create("https://api.sandbox.africastalking.com"),
                  URI.create("https://api.sandbox.africastalking.com"),
                  "sandbox",
                  new Secret("the-key"),
                  Optional.of("22483"),
                  Settings.Client.SDK));
    } finally {
      ProxySelector.setDefault(before);
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @AfterAll
  static void close() throws Exception {
    sender.close();
    provider.close();
  }

  @Test
  void a_message_goes_out_as_the_contract_says_and_its_answer_is_read() throws Exception {
    provider.answers(
        "201 Created",
        "{\"SMSMessageData\":{\"Message\":\"Sent to 1/1\",\"Recipients\":[{\"statusCode\":102,"
            + "\"number\":\"+254711000111\",\"status\":\"Success\",\"cost\":\"KES 0.8000\","
            + "\"messageId\":\"ATXid_1\"}]}}");
    Handed handed = sender.hand(LETTER);
    assertThat(handed).isInstanceOf(Handed.Accepted.class);
    assertThat(handed.toString()).contains("ATXid_1", "102 Success");
    assertThat(next()).startsWith("CONNECT api.sandbox.africastalking.com:443");
    assertThat(next())
        .startsWith("POST /version1/messaging HTTP/1.1")
        .containsIgnoringCase("apiKey: the-key")
        .doesNotContainIgnoringCase("Idempotency-Key");
    assertThat(next().split("&"))
        .contains("username=sandbox", "from=22483", "bulkSMSMode=1", "enqueue=1")
        .anyMatch(field -> field.startsWith("to=%2B254711000111"))
        .anyMatch(field -> field.startsWith("message=Kesi%204000014%20%26%20zaidi"));

    provider.answers(
        "201 Created", "{\"SMSMessageData\":{\"Message\":\"InvalidSenderId\",\"Recipients\":[]}}");
    assertThat(held()).extracting("trouble").isEqualTo(Handed.Trouble.PROVIDER);
    provider.answers("401 Unauthorized", "The supplied authentication is invalid");
    assertThat(held()).extracting("trouble").isEqualTo(Handed.Trouble.ACCOUNT);
    provider.answers("503 Service Unavailable", "busy");
    assertThat(held()).extracting("inDoubt").isEqualTo(true);
    provider.answers("201 Created", "<html>");
    assertThat(sender.hand(LETTER).toString()).contains("unreadable");
    provider.answers("201 Created", "{}");
    assertThat(sender.hand(LETTER).toString()).contains("unreadable");
  }

  private static Handed held() {
    Handed handed = sender.hand(LETTER);
    assertThat(handed).isInstanceOf(Handed.Held.class);
    return handed;
  }

  private static String next() throws InterruptedException {
    return String.valueOf(provider.asked().poll(10, TimeUnit.SECONDS));
  }

  private static void certify(Path store) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "host",
                "-keyalg",
                "RSA",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=api.sandbox.africastalking.com",
                "-ext",
                "SAN=dns:api.sandbox.africastalking.com",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private static SSLContext identity(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
