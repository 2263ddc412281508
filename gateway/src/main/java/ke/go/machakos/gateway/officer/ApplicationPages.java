package ke.go.machakos.gateway.officer;

import static ke.go.machakos.gateway.officer.Shell.row;
import static ke.go.machakos.gateway.web.Html.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.bills.Bill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.cases.CaseEvent;
import ke.go.machakos.db.citizens.PartialName;
import ke.go.machakos.gateway.applications.Charges;
import ke.go.machakos.gateway.applications.PermitForms;
import ke.go.machakos.menus.text.Language;

/** The page of an application, without a script. */
record ApplicationPages(ApplicationWords words, ReasonFields reasons) {
  String missing() {
    return Shell.page("No such application", "<h1>There is no such application</h1>");
  }

  String sheet(ApplicationSheet sheet) {
    ApplicationFile file = sheet.file();
    String mark = file.matter().sample() ? "SAMPLE " : "";
    var forms = new ApplicationForms(words, reasons);
    String body =
        """
        %s<h1>Application %s</h1>
        <p class="words">%s%s, %s</p>
        <dl>%s</dl>
        <h2>What it costs</h2>
        %s<h2>Documents</h2>
        %s<h2>What was done</h2>
        <ol>
        %s</ol>
        <h2>What can be done</h2>
        %s%s\
        """
            .formatted(
                Shell.said(sheet.result().map(ApplicationResult::words)),
                file.reference(),
                mark,
                text(file.matter().type().nameEn()),
                text(words.state(file.standing().state())),
                matter(sheet) + standing(sheet),
                cost(sheet),
                forms.documents(sheet),
                sheet.events().stream().map(it -> step(file, it)).collect(Collectors.joining()),
                Shell.who(sheet.role(), sheet.actor()),
                forms.acts(sheet));
    return Shell.page("Application " + file.reference(), body);
  }

  /** What is asked for; of the applicant no more than is shown to anybody. */
  private String matter(ApplicationSheet sheet) {
    ApplicationFile file = sheet.file();
    ApplicationFile.Matter matter = file.matter();
    String zone = sheet.zone().map(it -> ", " + it).orElse("");
    String phone = matter.phone().isPresent() ? "kept, not shown" : "none is kept";
    return row("Business or place", matter.business())
        + row("Applicant", PartialName.of(matter.applicant()))
        + row("Their number", phone)
        + row("Activity", words.name(file, PermitForms.Part.ACTIVITY, matter.activity()))
        + row("Size", words.name(file, PermitForms.Part.SIZE, matter.size()))
        + row("Ward and zone", matter.wardName() + zone)
        + row("Department", matter.department())
        + matter.renewalOf().map(it -> row("Renews permit", it.digits())).orElse("")
        + row("Submitted", CaseWords.time(matter.submittedAt()) + ", " + channel(matter.channel()));
  }

  private static String channel(String code) {
    return code.equals("desk") ? "at a desk" : "by " + code.toUpperCase(Locale.ROOT);
  }

  private String standing(ApplicationSheet sheet) {
    ApplicationFile file = sheet.file();
    ApplicationFile.Standing at = file.standing();
    String late = ApplicationWords.late(file, sheet.now());
    String due =
        "%s, promised in %s%s"
            .formatted(
                ApplicationWords.due(file),
                ApplicationWords.promised(file),
                late.isEmpty() ? "" : ", late: " + late);
    return row(
            "State",
            words.state(at.state()) + words.said(at.reason()).map(it -> ": " + it).orElse(""))
        + row("With", ApplicationWords.turn(file))
        + at.promise().map(_ -> row("Due", due)).orElse("")
        + at.deemedAt().map(it -> row("Granted if unanswered", CaseWords.time(it))).orElse("")
        + at.issue()
            .map(
                it ->
                    row(
                        "Permit",
                        "%s, %s to %s"
                            .formatted(
                                it.permit(), CaseWords.day(it.from()), CaseWords.day(it.to()))))
            .orElse("");
  }

  private static String cost(ApplicationSheet sheet) {
    String bill = sheet.bill().map(ApplicationPages::bill).orElse("");
    return bill
        + sheet
            .charge()
            .map(ApplicationPages::lines)
            .orElse("<p>No rule of the fees says what it costs.</p>\n");
  }

  private static String bill(Bill bill) {
    return "<p>%sBill %s: %s, %s paid, %s to pay, due %s.</p>\n"
        .formatted(
            bill.sample() ? "SAMPLE " : "",
            bill.number(),
            kes(bill.amount()),
            kes(bill.paid()),
            kes(bill.balance()),
            CaseWords.day(bill.dueOn()));
  }

  private static String kes(Money amount) {
    return "KES %,d".formatted(amount.shillings());
  }

  private static String lines(Charges.Charge charge) {
    List<String> lines = charge.lines(Language.EN);
    String mark = charge.sample() ? "SAMPLE " : "";
    return lines.stream()
        .map(line -> line.startsWith(mark) ? line : mark + line)
        .map(line -> "<li>" + text(line) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String step(ApplicationFile file, CaseEvent event) {
    return "<li><time>%s</time> %s by %s, then %s%s</li>\n"
        .formatted(
            CaseWords.time(event.at()),
            text(CaseWords.plain(event.action())),
            text(CaseWords.plain(event.role())),
            text(words.state(event.state())),
            words.detail(file, event).map(it -> ": " + text(it)).orElse(""));
  }
}
