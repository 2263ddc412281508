package ke.go.machakos.gateway.verify.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.crypto.Keys;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperLinksTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:20:00Z");
  private static final Reference PERMIT = new Reference(Reference.Kind.PERMIT, "1010013");
  private static final PaperLinks LINKS = new PaperLinks(TestKeys.vault());

  @Test
  void a_link_leads_to_its_permit_until_it_ends() {
    PaperLinks.Link link = LINKS.make(PERMIT, NOW);
    assertThat(link.path()).matches("/permit/[A-Za-z0-9_-]{32}").doesNotContain("1010013");
    assertThat(link.until()).isBetween(NOW.plus(PaperLinks.LIFE), NOW.plus(Duration.ofHours(721)));
    String token = token(link);
    assertThat(LINKS.permit(token, NOW)).contains(PERMIT);
    assertThat(LINKS.permit(token, link.until().minusMillis(1))).contains(PERMIT);
    assertThat(LINKS.permit(token, link.until())).isEmpty();
    assertThat(new PaperLinks(Keys.passing()).permit(token, NOW)).isEmpty();
  }

  @Test
  void no_other_token_opens_anything() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    byte[] bytes = Base64.getUrlDecoder().decode(token(LINKS.make(PERMIT, NOW)));
    Set<String> tried = new HashSet<>();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      tried.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    for (int i = 0; i < 1000; i++) {
      byte[] guess = new byte[24];
      random.nextBytes(guess);
      tried.add(Base64.getUrlEncoder().withoutPadding().encodeToString(guess));
    }
    assertThat(tried).hasSizeGreaterThan(1000);
    assertThat(tried).allMatch(token -> LINKS.permit(token, NOW).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1010013", "../../etc/passwd", "\u0000", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
  void what_is_no_token_opens_nothing(String token) {
    assertThat(LINKS.permit(token, NOW)).isEmpty();
  }

  private static String token(PaperLinks.Link link) {
    return link.path().substring(PaperLinks.PATH.length());
  }
}
