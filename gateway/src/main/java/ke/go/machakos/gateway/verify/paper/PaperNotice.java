package ke.go.machakos.gateway.verify.paper;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.verify.Verifier;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * The message that takes a holder the link to their paper. To have received it on the number that
 * the permit is linked to is the proof of being the holder. Thread-safe.
 *
 * @param site the county's own address, which the path of the link is put behind
 */
public record PaperNotice(PaperLinks links, Renderer words, URI site) {
  /** The key of its text. */
  public static final String TEXT = "verify.paper.told";

  /** What fills the slots of the text. */
  public Map<String, String> values(Permit permit, Instant now) {
    PaperLinks.Link link = links.make(permit.number(), now);
    return Map.of(
        "number", permit.number().digits(),
        "link", site.resolve(link.path()).toString(),
        "until", Verifier.day(link.until()).toString(),
        "sample", permit.sample() ? "yes" : "no");
  }

  /**
   * The message, to be put into the outbox in the transaction that issues the permit.
   *
   * @param to the number that the permit is linked to
   * @param cause what is unique to the fact that causes it
   */
  public OutgoingMessage message(
      Permit permit, Msisdn to, Language language, String cause, Instant now) {
    String body = words.text(language, TEXT, values(permit, now)::get);
    Optional<Instant> useful = Optional.of(now.plus(PaperLinks.LIFE));
    return new OutgoingMessage(
        "permit_paper", to, language.code(), Optional.of(TEXT), body, now, useful, cause);
  }
}
