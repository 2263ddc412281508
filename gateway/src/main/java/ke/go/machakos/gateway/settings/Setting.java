package ke.go.machakos.gateway.settings;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting there is: its key in gateway.yaml and the environment variable that overrides it.
 */
enum Setting {
  MODE("mode", "GATEWAY_MODE"),
  PUBLIC_HOST("public.host", "GATEWAY_PUBLIC_HOST"),
  PUBLIC_PORT("public.port", "GATEWAY_PUBLIC_PORT"),
  PUBLIC_URL("public.url", "GATEWAY_PUBLIC_URL"),
  OPERATOR_PORT("operator.port", "GATEWAY_OPERATOR_PORT"),
  STAFF_HOST("staff.host", "GATEWAY_STAFF_HOST"),
  STAFF_PORT("staff.port", "GATEWAY_STAFF_PORT"),
  TLS_CERT("staff.tls-cert", "GATEWAY_TLS_CERT"),
  TLS_KEY("staff.tls-key", "GATEWAY_TLS_KEY"),
  TRUSTED_PROXIES("staff.trusted-proxies", "GATEWAY_TRUSTED_PROXIES"),
  DATA_DIR("data-dir", "GATEWAY_DATA_DIR"),
  KEYS("keys", "GATEWAY_KEYS"),
  PERMIT_KEYS("permit-keys", "GATEWAY_PERMIT_KEYS"),
  DATABASE_URL("database.url", "GATEWAY_DATABASE_URL"),
  DATABASE_USER("database.user", "GATEWAY_DATABASE_USER"),
  DATABASE_PASSWORD("database.password", "GATEWAY_DATABASE_PASSWORD", true),
  DATABASE_OWNER_USER("database.owner-user", "GATEWAY_DATABASE_OWNER_USER"),
  DATABASE_OWNER_PASSWORD("database.owner-password", "GATEWAY_DATABASE_OWNER_PASSWORD", true),
  REDIS_URL("redis.url", "GATEWAY_REDIS_URL", true),
  USSD_CODE("codes.ussd", "GATEWAY_USSD_CODE"),
  SMS_CODE("codes.sms", "GATEWAY_SMS_CODE"),
  SMS_KEYWORD("codes.sms-keyword", "GATEWAY_SMS_KEYWORD"),
  CALLBACK_SECRET("callback-secret", "GATEWAY_CALLBACK_SECRET", true),
  AFRICASTALKING_URL("africastalking.url", "AFRICASTALKING_URL"),
  AFRICASTALKING_PREMIUM_URL("africastalking.premium-url", "AFRICASTALKING_PREMIUM_URL"),
  AFRICASTALKING_USERNAME("africastalking.username", "AFRICASTALKING_USERNAME"),
  AFRICASTALKING_API_KEY("africastalking.api-key", "AFRICASTALKING_API_KEY", true),
  AFRICASTALKING_SENDER_ID("africastalking.sender-id", "AFRICASTALKING_SENDER_ID"),
  AFRICASTALKING_CLIENT("africastalking.client", "AFRICASTALKING_CLIENT"),
  SMS_PER_SECOND("sms-per-second", "GATEWAY_SMS_PER_SECOND"),
  PUSH_AFTER("push-after", "GATEWAY_PUSH_AFTER"),
  QUERY_AFTER("query-after", "GATEWAY_QUERY_AFTER"),
  PULL_EVERY("pull-every", "GATEWAY_PULL_EVERY"),
  REVENUE_FILE("revenue-file", "GATEWAY_REVENUE_FILE"),
  DARAJA_URL("daraja.url", "DARAJA_URL"),
  DARAJA_CONSUMER_KEY("daraja.consumer-key", "DARAJA_CONSUMER_KEY", true),
  DARAJA_CONSUMER_SECRET("daraja.consumer-secret", "DARAJA_CONSUMER_SECRET", true),
  DARAJA_SHORTCODE("daraja.shortcode", "DARAJA_SHORTCODE"),
  DARAJA_PASSKEY("daraja.passkey", "DARAJA_PASSKEY", true),
  DARAJA_INITIATOR("daraja.initiator", "DARAJA_INITIATOR"),
  DARAJA_SECURITY_CREDENTIAL("daraja.security-credential", "DARAJA_SECURITY_CREDENTIAL", true),
  DARAJA_NOMINATED_NUMBER("daraja.nominated-number", "DARAJA_NOMINATED_NUMBER", true),
  DARAJA_CALLERS("daraja.callers", "DARAJA_CALLERS"),
  ADMIN_PASSWORD("admin-password", "GATEWAY_ADMIN_PASSWORD", true),
  OPEN311_KEY("open311-key", "GATEWAY_OPEN311_KEY", true),
  CLOCK_OFFSET("clock-offset", "GATEWAY_CLOCK_OFFSET");

  final String key;
  final String variable;
  final boolean secret;

  Setting(String key, String variable) {
    this(key, variable, false);
  }

  Setting(String key, String variable, boolean secret) {
    this.key = key;
    this.variable = variable;
    this.secret = secret;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** Whether {@code key} is the first part of a dotted key, and so a mapping in the file. */
  static boolean isTopic(String key) {
    return Arrays.stream(values()).anyMatch(setting -> setting.key.startsWith(key + "."));
  }
}
