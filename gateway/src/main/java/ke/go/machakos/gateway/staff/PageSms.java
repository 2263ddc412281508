package ke.go.machakos.gateway.staff;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.staff.Pages;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;

/** The answer of whoever is called, by SMS: that they go. From anybody else OK is no command. */
public final class PageSms {
  /** An OK without a number answers a call of the last day. */
  private static final Duration RECENT = Duration.ofDays(1);

  private final StaffDirectory staff;
  private final Pages pages;
  private final Paging paging;

  public PageSms(StaffDirectory staff, Pages pages, Paging paging) {
    this.staff = staff;
    this.pages = pages;
    this.paging = paging;
  }

  /** The command; a call comes before a conversation that waits, for a life may hang on it. */
  public SmsCommand command() {
    return new SmsCommand(
        "ok",
        new CommandWords(Set.of("OK"), Set.of("OK", "SAWA")),
        Argument.NUMBER,
        true,
        this::isCalled,
        this::answer);
  }

  private boolean isCalled(SmsAsk ask) {
    return staff
        .find(ask.caller())
        .filter(member -> !ask.argument().isEmpty() || latest(member, ask).isPresent())
        .isPresent();
  }

  private Optional<Reference> latest(StaffMember member, SmsAsk ask) {
    return pages.latest(member.id(), ask.now().minus(RECENT));
  }

  private SmsReply answer(SmsAsk ask) {
    StaffMember member = staff.find(ask.caller()).orElseThrow();
    Optional<Reference> matter =
        ask.argument().isEmpty() ? latest(member, ask) : Reference.parse(ask.argument());
    return matter
        .flatMap(pages::standing)
        .map(standing -> answer(ask, member, standing))
        .orElseGet(() -> SmsReply.of(ask, "page.unknown"))
        .in(StaffRoster.language(member));
  }

  private SmsReply answer(SmsAsk ask, StaffMember member, Pages.Standing standing) {
    Reference matter = standing.last().matter();
    Map<String, String> number = Map.of("number", matter.digits());
    if (standing.waiting()) {
      return SmsReply.of(ask, "page.thanks", number)
          .with(tx -> paging.answer(tx, matter, member, ask.now()));
    }
    boolean theirs = standing.answeredBy().filter(id -> id == member.id()).isPresent();
    return SmsReply.of(ask, theirs ? "page.thanks" : "page.taken", number);
  }
}
