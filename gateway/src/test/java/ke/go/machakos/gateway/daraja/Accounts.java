package ke.go.machakos.gateway.daraja;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.gateway.settings.Secret;
import ke.go.machakos.gateway.settings.Settings;

/** An account to ask by, and where it is called back. */
final class Accounts {
  static final CallbackUrls URLS =
      new CallbackUrls(URI.create("https://huduma.example.go.ke/"), new Secret("s3cret"));

  private Accounts() {}

  static Settings.Daraja at(String url) {
    return new Settings.Daraja(
        URI.create(url),
        new Secret("key"),
        new Secret("secret"),
        "600000",
        new Secret("passkey"),
        Optional.of(new Settings.Initiator("county", new Secret("sealed"))),
        Optional.of(new Secret("0722000000")),
        List.of());
  }
}
