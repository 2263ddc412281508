package ke.go.machakos.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.vertx.core.json.JsonObject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import net.logstash.logback.argument.StructuredArguments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configureAsShipped() throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL shipped = Objects.requireNonNull(LogMaskTest.class.getResource("/logback.xml"));
    configurator.doConfigure(shipped);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+254712345678",
        "254712345678",
        "0712345678",
        "712345678",
        "%2B254712345678",
        "%2b254712345678",
        " 254712345678",
        "00254712345678",
        "+254 712 345 678",
        "+254-712-345-678",
        "254 712345678",
        "0712 345 678",
        "0712-345678",
        "712 345 678",
        "+254 (0)712 345678",
        "0112345678",
        "+254112345678",
        "0712-34-5678",
        "712-345-678",
        "7123-45678",
        "7123 45678",
        "112-345678",
        "112-345-678",
        "254-7123-45678",
        "01123-45678",
        "0112-345678",
      })
  void no_spelling_of_a_number_reaches_a_message_an_argument_a_context_or_a_stack_trace(
      String number) {
    RuntimeException fault =
        new IllegalStateException(
            "caller " + number, new RuntimeException("phone=" + number + "&text=1*2"));
    String line =
        line(
            "from " + number + ", {} and {}",
            fault,
            number,
            StructuredArguments.kv("phone", number),
            "x*" + number);
    assertThat(line.replaceAll("[ \\-()]", "")).doesNotContain("712345678", "112345678");
    JsonObject json = new JsonObject(line);
    assertThat(json.getString("message")).startsWith("from").contains("[phone]");
    assertThat(json.getString("stack_trace")).contains("IllegalStateException").contains("[phone]");
    assertThat(json.getString("caller")).contains("[phone]");
  }

  @Test
  void a_number_given_as_a_number_is_masked_too() {
    assertThat(line("turn {}", null, StructuredArguments.kv("msisdn", 254712345678L)))
        .doesNotContain("712345678");
  }

  @Test
  void what_is_no_phone_number_is_left_as_it_is() {
    String text =
        "permit 1000234 took 41 ms at 2026-11-23T10:15:30.123Z from 192.168.100.200:40112, session ATUid_9f2";
    assertThat(new JsonObject(line(text, null)).getString("message")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: 1062-23000: Duplicate entry 'x' for key 'inbox_provider_message'",
        "Error: 1213-40001: Deadlock found when trying to get lock",
        "Error: 1054-42S22: Unknown column",
        "Error: 1045-28000: Access denied",
      })
  void the_code_that_the_database_gives_an_error_is_left_as_it_is(String text) {
    assertThat(new JsonObject(line(text, null)).getString("message")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: 1062-23000",
        "1062-23000: a reader called",
        "Error: 7062-23000: x",
        "Error: 0106-223000: x",
        "Error: 1062-23000: Duplicate entry '1062-23000' for key 'x'",
      })
  void the_same_figures_anywhere_else_may_be_a_number(String text) {
    assertThat(new JsonObject(line(text, null)).getString("message")).contains("[phone]");
  }

  @Test
  void every_event_is_one_line_whatever_it_holds() {
    String line = line("a\nb\r\nc", new RuntimeException("d\ne"));
    assertThat(line.strip()).doesNotContain("\n", "\r");
    assertThat(new JsonObject(line).fieldNames())
        .contains("@timestamp", "level", "logger_name", "thread_name", "message", "stack_trace");
  }

  @Test
  void the_time_of_an_event_is_written_to_the_millisecond_and_never_taken_for_a_number() {
    for (int nano = 100_000_000; nano < 200_000_000; nano += 9_999_999) {
      LoggingEvent event = event("x", null);
      event.setInstant(Instant.ofEpochSecond(1_795_000_000L, nano));
      assertThat(new JsonObject(encode(event)).getString("@timestamp"))
          .matches("2026-11-18T11:06:40\\.[0-9]{3}Z");
    }
  }

  @Test
  void the_libraries_are_quiet() {
    assertThat(context.getLogger("com.zaxxer.hikari.pool.HikariPool").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("org.flywaydb.core.Flyway").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("io.vertx.core.impl").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("io.vertx.core.impl").isDebugEnabled()).isFalse();
  }

  private String line(String message, @Nullable Throwable fault, Object... arguments) {
    return encode(event(message, fault, arguments));
  }

  private LoggingEvent event(String message, @Nullable Throwable fault, Object... arguments) {
    LoggingEvent event =
        new LoggingEvent(
            "test", context.getLogger("ke.go.machakos"), Level.INFO, message, fault, arguments);
    event.setMDCPropertyMap(
        arguments.length == 0 ? Map.of() : Map.of("caller", arguments[0].toString()));
    return event;
  }

  private String encode(LoggingEvent event) {
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDOUT");
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
