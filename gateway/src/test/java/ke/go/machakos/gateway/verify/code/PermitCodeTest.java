package ke.go.machakos.gateway.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermitCodeTest {
  private static final SigningKeys KEYS = SigningKeys.passing();
  private static final PermitClaim CLAIM =
      claim(
          "Mary W.",
          Optional.of(LocalDate.of(2026, 1, 1)),
          Optional.of(LocalDate.of(2026, 12, 31)));
  private static final String ANYTHING = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$%*+/=é\u0000";

  @TempDir Path folder;

  @Test
  void a_code_says_what_was_signed_in_few_capitals_and_digits() {
    String code = PermitCode.of(CLAIM, KEYS);
    assertThat(code).matches("MKS[A-Z2-7]+").hasSizeLessThan(178);
    assertThat(PermitCode.check(code, KEYS.checking())).isEqualTo(new CodeCheck.Genuine(CLAIM));
    String broken = code.toLowerCase(java.util.Locale.ROOT).replaceAll("(.{20})", "$1 \n");
    assertThat(PermitCode.check(broken, KEYS.checking())).isInstanceOf(CodeCheck.Genuine.class);
  }

  @Test
  void a_permit_that_began_before_the_first_day_that_a_code_holds_is_signed_without_it() {
    Optional<LocalDate> last = Optional.of(LocalDate.of(2026, 12, 31));
    PermitClaim old = claim("Mary W.", Optional.of(LocalDate.of(2019, 12, 31)), last);
    assertThat(PermitCode.check(PermitCode.of(old, KEYS), KEYS.checking()))
        .isEqualTo(new CodeCheck.Genuine(claim("Mary W.", Optional.empty(), last)));
    PermitClaim first = claim("Mary W.", Optional.of(LocalDate.of(2020, 1, 1)), last);
    assertThat(PermitCode.check(PermitCode.of(first, KEYS), KEYS.checking()))
        .isEqualTo(new CodeCheck.Genuine(first));
  }

  @Test
  void every_change_of_one_character_anywhere_is_caught() {
    String code = PermitCode.of(CLAIM, KEYS);
    int tried = 0;
    for (int at = 0; at < code.length(); at++) {
      for (int i = 0; i < ANYTHING.length(); i++) {
        if (ANYTHING.charAt(i) != code.charAt(at)) {
          String altered = code.substring(0, at) + ANYTHING.charAt(i) + code.substring(at + 1);
          assertThat(PermitCode.check(altered, KEYS.checking()))
              .as("%s at %d", ANYTHING.charAt(i), at)
              .isNotInstanceOf(CodeCheck.Genuine.class);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(5000);
  }

  @Test
  void a_code_that_lost_gained_or_swapped_characters_is_caught() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    String code = PermitCode.of(CLAIM, KEYS);
    for (int i = 0; i < 2000; i++) {
      int at = random.nextInt(code.length() - 1);
      String altered =
          switch (random.nextInt(4)) {
            case 0 -> code.substring(0, at) + code.substring(at + 1);
            case 1 ->
                code.substring(0, at)
                    + "ABCDEFG234".charAt(random.nextInt(10))
                    + code.substring(at);
            case 2 ->
                code.substring(0, at)
                    + code.charAt(at + 1)
                    + code.charAt(at)
                    + code.substring(at + 2);
            default -> code.substring(0, at);
          };
      if (!altered.equals(code)) {
        assertThat(PermitCode.check(altered, KEYS.checking()))
            .as("seed %d: %s", seed, altered)
            .isNotInstanceOf(CodeCheck.Genuine.class);
      }
    }
  }

  @Test
  void what_anybody_else_signed_is_not_the_countys() {
    String other = PermitCode.of(CLAIM, SigningKeys.passing());
    assertThat(PermitCode.check(other, KEYS.checking())).isEqualTo(new CodeCheck.OtherKey());
    // the county's key id over somebody else's signature
    byte[] said = ClaimBytes.write(CLAIM, KEYS.newest());
    byte[] made = Ed25519.sign(Ed25519.generate().getPrivate(), said);
    byte[] whole =
        java.nio.ByteBuffer.allocate(said.length + made.length).put(said).put(made).array();
    assertThat(PermitCode.check("MKS" + Base32.write(whole), KEYS.checking()))
        .isEqualTo(new CodeCheck.Forged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MKS", "1010013", "MKS'; DROP TABLE permit;--", "\u0000\ud83d\ude00", "MKS0"})
  void other_texts_are_no_codes(String text) {
    assertThat(PermitCode.check(text, KEYS.checking())).isEqualTo(new CodeCheck.Unreadable());
  }

  @Test
  void hostile_texts_of_the_form_of_a_code_do_no_harm() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[70 + random.nextInt(200)];
      random.nextBytes(bytes);
      bytes[0] = 1;
      assertThat(PermitCode.check("MKS" + Base32.write(bytes), KEYS.checking()))
          .as("seed %d", seed)
          .isNotInstanceOf(CodeCheck.Genuine.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, NOT_YET",
    "2026-01-01, VALID",
    "2026-12-31, VALID",
    "2027-01-01, EXPIRED",
  })
  void a_paper_holds_from_its_first_day_to_its_last(LocalDate day, PermitClaim.Standing standing) {
    assertThat(CLAIM.on(day)).isEqualTo(standing);
    assertThat(claim("M.", Optional.empty(), Optional.empty()).on(day))
        .isEqualTo(PermitClaim.Standing.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Mũthoni Ĩ.", "", "M.", "A name that goes on and on and on and on and on N."})
  void any_name_fits(String holder) {
    PermitClaim claim = claim(holder, Optional.empty(), Optional.empty());
    CodeCheck check = PermitCode.check(PermitCode.of(claim, KEYS), KEYS.checking());
    assertThat(((CodeCheck.Genuine) check).claim().holder())
        .isEqualTo(holder.substring(0, Math.min(40, holder.length())));
  }

  @Test
  void after_a_rotation_old_papers_stay_good_and_new_ones_need_the_new_public_key()
      throws IOException {
    Path file = folder.resolve("permit-keys.pem");
    SigningKeys.create(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> SigningKeys.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    SigningKeys before = SigningKeys.open(file);
    String old = PermitCode.of(CLAIM, before);
    Path open = Files.writeString(folder.resolve("old.pem"), before.checking().pem());

    SigningKeys.rotate(file);
    SigningKeys after = SigningKeys.open(file);
    String fresh = PermitCode.of(CLAIM, after);
    assertThat(PermitCode.check(old, after.checking())).isInstanceOf(CodeCheck.Genuine.class);
    assertThat(PermitCode.check(fresh, after.checking())).isInstanceOf(CodeCheck.Genuine.class);
    assertThat(PermitCode.check(fresh, CheckingKeys.read(open)))
        .isEqualTo(new CodeCheck.OtherKey());
    assertThat(PermitCode.check(old, CheckingKeys.read(open)))
        .isInstanceOf(CodeCheck.Genuine.class);
    assertThat(after.checking().pem()).doesNotContain("PRIVATE").contains(before.checking().pem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no keys",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMb1fSECRETb\n-----END PRIVATE KEY-----\n"
      })
  void a_file_without_its_keys_is_refused_and_not_quoted(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.pem"), text);
    assertThatThrownBy(() -> SigningKeys.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("SECRET")
        .hasNoCause();
    assertThatThrownBy(() -> CheckingKeys.read(file)).isInstanceOf(IOException.class);
  }

  private static PermitClaim claim(
      String holder, Optional<LocalDate> from, Optional<LocalDate> to) {
    return new PermitClaim(
        new Reference(Reference.Kind.PERMIT, "1010013"), "BUSINESS", holder, from, to, true);
  }
}
