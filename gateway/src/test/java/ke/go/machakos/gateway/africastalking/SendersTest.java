package ke.go.machakos.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import ke.go.machakos.gateway.settings.SettingsResult;
import org.junit.jupiter.api.Test;

class SendersTest {
  @Test
  void a_client_that_this_build_lacks_is_refused_with_the_way_out() {
    boolean built = ServiceLoader.load(SenderFactory.class).findFirst().isPresent();
    assertThat(Senders.fault(settings("web"))).isEmpty();
    assertThat(Senders.fault(settings("sdk")).isEmpty()).isEqualTo(built);
    Senders.fault(settings("sdk"))
        .ifPresent(
            fault ->
                assertThat(fault.toString())
                    .contains("africastalking.client", "-Pafricastalking-sdk"));
  }

  private static Settings settings(String client) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_MODE", "demo");
    environment.put("AFRICASTALKING_URL", "https://api.sandbox.africastalking.com");
    environment.put("AFRICASTALKING_USERNAME", "sandbox");
    environment.put("AFRICASTALKING_API_KEY", "k");
    environment.put("AFRICASTALKING_CLIENT", client);
    Path config = Path.of(System.getProperty("project.root", ".."), "config");
    return ((SettingsResult.Accepted) SettingsReader.read(config, environment)).settings();
  }
}
