package ke.go.machakos.gateway.settings;

import static ke.go.machakos.gateway.settings.Setting.DATABASE_OWNER_PASSWORD;
import static ke.go.machakos.gateway.settings.Setting.DATABASE_OWNER_USER;
import static ke.go.machakos.gateway.settings.Setting.DATABASE_PASSWORD;
import static ke.go.machakos.gateway.settings.Setting.DATABASE_URL;
import static ke.go.machakos.gateway.settings.Setting.DATABASE_USER;
import static ke.go.machakos.gateway.settings.Setting.REDIS_URL;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The settings of stores that run elsewhere. */
final class StoreSettings {
  private static final Set<String> REDIS_SCHEMES =
      Set.of("redis", "rediss", "redis-sentinel", "redis-cluster");

  private final Answers answers;

  StoreSettings(Answers answers) {
    this.answers = answers;
  }

  Optional<Settings.ExternalDatabase> database() {
    if (!answers.has(DATABASE_URL)) {
      refuseWithoutAddress();
      return Optional.empty();
    }
    Optional<String> url =
        answers.read(
            DATABASE_URL,
            "write an address such as jdbc:mariadb://host:3306/mlango",
            StoreSettings::databaseAddress);
    if (url.map(text -> text.toLowerCase(Locale.ROOT))
        .filter(text -> text.matches(".*[?&](user|password)=.*"))
        .isPresent()) {
      answers.fault(
          DATABASE_URL,
          "carries a user or a password",
          "set database.user and database.password instead");
    }
    String user = answers.required(DATABASE_USER, "name the user of the external database");
    String password =
        answers.required(DATABASE_PASSWORD, "give the password of the external database");
    Optional<Settings.Owner> owner = owner();
    return url.map(
        address -> new Settings.ExternalDatabase(address, user, new Secret(password), owner));
  }

  private void refuseWithoutAddress() {
    for (Setting setting :
        List.of(DATABASE_USER, DATABASE_PASSWORD, DATABASE_OWNER_USER, DATABASE_OWNER_PASSWORD)) {
      if (answers.has(setting)) {
        answers.fault(
            setting, "is set, but database.url is not", "set database.url too, or remove this");
      }
    }
  }

  private Optional<Settings.Owner> owner() {
    if (answers.has(DATABASE_OWNER_USER) != answers.has(DATABASE_OWNER_PASSWORD)) {
      Setting missing =
          answers.has(DATABASE_OWNER_USER) ? DATABASE_OWNER_PASSWORD : DATABASE_OWNER_USER;
      answers.fault(
          missing, "is missing", "set the owner's user and password together, or neither");
    }
    return answers
        .text(DATABASE_OWNER_USER)
        .flatMap(
            user ->
                answers
                    .secret(DATABASE_OWNER_PASSWORD)
                    .map(secret -> new Settings.Owner(user, secret)));
  }

  private static Optional<String> databaseAddress(String text) {
    return Optional.of(text)
        .filter(url -> url.matches("jdbc:mariadb:([a-z]+:)?//[^/\\s]+/[A-Za-z0-9_]+.*"));
  }

  Optional<Settings.RedisAddress> redis() {
    return answers
        .read(
            REDIS_URL,
            "write redis://host:6379, rediss://…, redis-sentinel://host:26379,host:26379/name or redis-cluster://host:6379,host:6379",
            StoreSettings::redisAddress)
        .map(Settings.RedisAddress::new);
  }

  private static Optional<URI> redisAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean known = uri.getScheme() != null && REDIS_SCHEMES.contains(uri.getScheme());
      boolean named =
          !"redis-sentinel".equals(uri.getScheme())
              || (uri.getPath() != null && uri.getPath().length() > 1);
      return known && named && uri.getRawAuthority() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
