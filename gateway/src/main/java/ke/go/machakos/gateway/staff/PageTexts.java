package ke.go.machakos.gateway.staff;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.Page;
import ke.go.machakos.db.staff.StaffMember;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/** What people who are called are told, in their language. Thread-safe. */
public final class PageTexts {
  private static final String CALL = "page.call";
  private static final String SOMEWHERE = "page.somewhere";

  /** So much of the landmark that the call stays within two parts. */
  private static final int NEAR = 80;

  /** A call that comes later than this would send somebody where all is over. */
  private static final Duration USEFUL = Duration.ofHours(1);

  private final Outbox outbox;
  private final Places places;
  private final Renderer renderer;

  public PageTexts(Outbox outbox, Places places, Renderer renderer) {
    this.outbox = outbox;
    this.places = places;
    this.renderer = renderer;
  }

  /** Adds the SMS of a call to the outbox. */
  void send(Tx tx, Page page, StaffMember to, Msisdn phone) {
    Language language = StaffRoster.language(to);
    long minutes = Duration.between(page.pagedAt(), page.answerBy()).toMinutes();
    var values =
        Map.of(
            "number", page.matter().digits(),
            "place", place(tx, page, language),
            "minutes", Long.toString(minutes));
    outbox.enqueue(
        tx,
        new OutgoingMessage(
            "page",
            phone,
            language.code(),
            Optional.of(CALL),
            renderer.text(language, CALL, values::get),
            page.pagedAt(),
            Optional.of(page.pagedAt().plus(USEFUL)),
            "page/" + page.matter() + "/" + page.attempt()),
        page.pagedAt());
  }

  private String place(Tx tx, Page page, Language language) {
    Optional<String> ward =
        page.ward().map(code -> places.ward(tx, code).map(Ward::name).orElse(code));
    Optional<String> near = page.near().map(words -> GsmText.cut(GsmText.fold(words), NEAR));
    String place =
        Stream.of(ward, near).flatMap(Optional::stream).collect(Collectors.joining(", "));
    return place.isEmpty() ? renderer.text(language, SOMEWHERE, Values.NONE) : place;
  }
}
