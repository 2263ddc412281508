package ke.go.machakos.gateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.keys.PermitKeysCommand;
import ke.go.machakos.gateway.verify.code.PermitClaim;
import ke.go.machakos.gateway.verify.code.PermitCode;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Checking a paper with nothing but a file of public keys. */
class VerifyCommandTest {
  @TempDir Path folder;

  private Path secret;
  private Path open;
  private String code;

  @BeforeEach
  void keys() throws Exception {
    secret = folder.resolve("permit-keys.pem");
    assertThat(new CommandLine(new PermitKeysCommand()).execute("create", secret.toString()))
        .isZero();
    SigningKeys keys = SigningKeys.open(secret);
    open = Files.writeString(folder.resolve("public.pem"), keys.checking().pem());
    code = PermitCode.of(claim(), keys);
  }

  @Test
  void a_paper_is_valid_expired_or_not_begun_by_the_day_in_nairobi() {
    assertThat(run("2025-12-31T20:59:59Z", code)).isEqualTo(1);
    assertThat(run("2025-12-31T21:00:00Z", code)).isZero();
    assertThat(run("2026-12-31T20:59:59Z", code)).isZero();
    assertThat(run("2026-12-31T21:00:00Z", code)).isEqualTo(1);
  }

  @Test
  void a_forged_a_torn_and_a_foreign_paper_have_a_code_of_their_own() {
    String now = "2026-06-30T09:00:00Z";
    char other = code.charAt(50) == 'A' ? 'B' : 'A';
    assertThat(run(now, code.substring(0, 50) + other + code.substring(51))).isEqualTo(3);
    assertThat(run(now, code.substring(0, 60))).isEqualTo(3);
    assertThat(run(now, "1010013")).isEqualTo(3);
    assertThat(run(now, PermitCode.of(claim(), SigningKeys.passing()))).isEqualTo(3);
  }

  @Test
  void the_text_may_come_in_groups_as_it_is_printed() {
    String[] groups = code.split("(?<=\\G.{8})", -1);
    String[] words = new String[groups.length + 2];
    words[0] = "--key";
    words[1] = open.toString();
    System.arraycopy(groups, 0, words, 2, groups.length);
    assertThat(command("2026-06-30T09:00:00Z").execute(words)).isZero();
  }

  @Test
  void without_keys_nothing_is_said_of_it() {
    CommandLine command = command("2026-06-30T09:00:00Z");
    assertThat(command.execute("--key", folder.resolve("none.pem").toString(), code)).isEqualTo(4);
    assertThat(command("2026-06-30T09:00:00Z").execute("--config", folder.toString(), code))
        .isEqualTo(4);
    assertThat(command("2026-06-30T09:00:00Z").execute()).isEqualTo(2);
  }

  @Test
  void the_settings_name_the_keys_and_a_rotation_keeps_the_paper_good() {
    CommandLine keys = new CommandLine(new PermitKeysCommand());
    assertThat(keys.execute("create", secret.toString())).isEqualTo(1);
    assertThat(keys.execute("rotate", secret.toString())).isZero();
    assertThat(keys.execute("public", secret.toString())).isZero();
    assertThat(keys.execute("rotate", open.toString())).isEqualTo(1);
    Map<String, String> demo =
        Map.of("GATEWAY_MODE", "demo", "GATEWAY_PERMIT_KEYS", secret.toString());
    Clock clock = Clock.fixed(Instant.parse("2026-06-30T09:00:00Z"), ZoneOffset.UTC);
    assertThat(
            new CommandLine(new VerifyCommand(demo, clock))
                .execute("--config", folder.toString(), code))
        .isZero();
  }

  private int run(String now, String paper) {
    return command(now).execute("--key", open.toString(), paper);
  }

  private static CommandLine command(String now) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new CommandLine(new VerifyCommand(Map.of(), clock));
  }

  private static PermitClaim claim() {
    return new PermitClaim(
        new Reference(Reference.Kind.PERMIT, "1010013"),
        "BUSINESS",
        "Mary W.",
        Optional.of(LocalDate.of(2026, 1, 1)),
        Optional.of(LocalDate.of(2026, 12, 31)),
        true);
  }
}
