package ke.go.machakos.gateway.cases;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ke.go.machakos.db.inbox.SmsDialogue;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.sms.Argument;
import ke.go.machakos.gateway.sms.CommandWords;
import ke.go.machakos.gateway.sms.Conversation;
import ke.go.machakos.gateway.sms.SmsAsk;
import ke.go.machakos.gateway.sms.SmsCommand;
import ke.go.machakos.gateway.sms.SmsReply;
import ke.go.machakos.menus.text.Language;

/**
 * What the reporter of a case can text: YES or NO to the question whether it is solved, a rating,
 * and both as commands with the case's number and, where none of theirs is kept, its secret code.
 * What they are answered depends on what it came to, and so is worded in its transaction.
 * Thread-safe.
 */
public final class CaseSms {
  private static final String RATING = "case-rating";
  private static final Duration RATED_WITHIN = Duration.ofDays(3);
  private static final Set<String> YES =
      Set.of("YES", "NDIYO", "NDIO", "1", "YES THANKS", "YES THANK YOU", "NDIYO ASANTE");
  private static final Set<String> NO =
      Set.of("NO", "HAPANA", "2", "NOT YET", "NO NOT YET", "BADO", "HAPANA BADO");
  private static final String CASE = "([0-9](?:[ -]*[0-9]){3,11}?)";
  private static final String CODE = "[ ,]+([0-9]{6})";
  private static final Pattern RATE =
      Pattern.compile(CASE + "(?:" + CODE + ")?[ ,]+([0-9])(?: */ *5)?");
  private static final Pattern REOPEN = Pattern.compile(CASE + "(?:" + CODE + ")?");
  private static final Set<String> UNKEPT = Set.of("closed", "reopened");
  private static final Pattern CODED = Pattern.compile(CASE + CODE);

  private final CaseDesk desk;
  private final ReporterDesk reporters;
  private final CodeGuard guard;

  public CaseSms(CaseDesk desk) {
    this.desk = desk;
    this.reporters = new ReporterDesk(desk);
    this.guard = new CodeGuard(desk);
  }

  /** The commands. */
  public List<SmsCommand> commands() {
    return List.of(
        SmsCommand.of("reopen", CommandWords.of("REOPEN", "FUNGUA"), formed(REOPEN), this::reopen),
        coded("unsolved", CommandWords.of("NO", "HAPANA"), this::reopen),
        coded("solved", new CommandWords(Set.of("YES"), Set.of("NDIYO", "NDIO")), this::solved),
        SmsCommand.of(
            "rate",
            CommandWords.of("RATE", "KADIRIA"),
            text -> formed(RATE).read(text).or(() -> formed(REOPEN).read(text)),
            this::rate));
  }

  /** A word that says nothing of a case unless its number and its code follow. */
  private static SmsCommand coded(
      String name, CommandWords words, Function<SmsAsk, SmsReply> handler) {
    return new SmsCommand(
        name, words, formed(CODED), false, ask -> !ask.argument().isEmpty(), handler);
  }

  private static Argument formed(Pattern pattern) {
    return text -> Optional.of(text).filter(given -> pattern.matcher(given).matches());
  }

  /** The conversations that wait for an answer. */
  public List<Conversation> conversations() {
    return List.of(conversation(CaseDesk.QUESTION, this::word), conversation(RATING, this::rating));
  }

  private interface Answering {
    Optional<SmsReply> answer(SmsAsk ask, Reference about);
  }

  private static Conversation conversation(String kind, Answering answering) {
    return new Conversation() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public Optional<SmsReply> answer(SmsAsk ask, String content) {
        return answering.answer(ask, Reference.parse(content).orElseThrow());
      }
    };
  }

  private Optional<SmsReply> word(SmsAsk ask, Reference about) {
    String said = bare(ask.argument());
    if (said.length() == 1 && ask.sender().draft().isPresent()) {
      // a figure answers the choices that were on the phone when this question came, not YES or NO
      return Optional.empty();
    }
    if (YES.contains(said)) {
      return Optional.of(
          reply(
              ask,
              about,
              tx -> thenRated(tx, ask, reporters.confirm(tx, about, own(ask), ask.now()))));
    }
    if (NO.contains(said)) {
      return Optional.of(
          reply(
              ask,
              about,
              tx -> thenNothing(tx, ask, reporters.reopen(tx, about, own(ask), ask.now()))));
    }
    return Optional.empty();
  }

  private Optional<SmsReply> rating(SmsAsk ask, Reference about) {
    Matcher said = Pattern.compile("([1-5])(?: */ *5)?").matcher(bare(ask.argument()));
    return said.matches()
        ? Optional.of(
            reply(ask, about, tx -> rated(tx, ask, about, Integer.parseInt(said.group(1)))))
        : Optional.empty();
  }

  private ReporterDesk.Told rated(Tx tx, SmsAsk ask, Reference about, int rating) {
    return thenNothing(tx, ask, reporters.rate(tx, about, own(ask), rating, ask.now()));
  }

  private ReporterDesk.Told thenRated(Tx tx, SmsAsk ask, ReporterDesk.Told told) {
    if (!told.outcome().equals("closed")) {
      return thenNothing(tx, ask, told);
    }
    var question = new SmsDialogue(RATING, told.values().getOrDefault("number", ""));
    desk.stores()
        .dialogues()
        .ask(tx, ask.caller(), question, ask.now(), ask.now().plus(RATED_WITHIN));
    return told;
  }

  private ReporterDesk.Told thenNothing(Tx tx, SmsAsk ask, ReporterDesk.Told told) {
    desk.stores().dialogues().end(tx, ask.caller(), ask.now());
    return told;
  }

  private SmsReply reopen(SmsAsk ask) {
    Matcher said = REOPEN.matcher(ask.argument());
    if (!said.matches()) {
      return SmsReply.of(ask, "sms.reopen.how");
    }
    Optional<String> code = Optional.ofNullable(said.group(2));
    return answer(
        ask, said.group(1), code, (tx, it, who) -> reporters.reopen(tx, it, who, ask.now()));
  }

  private SmsReply solved(SmsAsk ask) {
    Matcher said = CODED.matcher(ask.argument());
    if (!said.matches()) {
      throw new IllegalStateException("a command of another form");
    }
    return answer(
        ask,
        said.group(1),
        Optional.of(said.group(2)),
        (tx, it, who) -> reporters.confirm(tx, it, who, ask.now()));
  }

  /** What a reporter does with a case. */
  private interface Saying {
    ReporterDesk.Told of(Tx tx, Reference about, Actor who);
  }

  private SmsReply answer(SmsAsk ask, String number, Optional<String> code, Saying saying) {
    return Reference.parse(number)
        .filter(it -> it.kind() == Reference.Kind.CASE)
        .map(it -> reply(ask, it, tx -> told(tx, ask, it, code, saying)))
        .orElseGet(() -> SmsReply.of(ask, "complaints.refused-number"));
  }

  private ReporterDesk.Told told(
      Tx tx, SmsAsk ask, Reference about, Optional<String> code, Saying saying) {
    if (code.isEmpty()) {
      return saying.of(tx, about, own(ask));
    }
    return switch (guard.check(tx, ask.caller(), about, code.get(), ask.now())) {
      case SHUT -> new ReporterDesk.Told("shut", Map.of());
      case RIGHT, WRONG -> unkept(saying.of(tx, about, new Actor.CodeHolder(code.get())));
    };
  }

  /** Nothing is asked or promised that would need their number: it is not kept with the case. */
  private static ReporterDesk.Told unkept(ReporterDesk.Told told) {
    return UNKEPT.contains(told.outcome())
        ? new ReporterDesk.Told(told.outcome() + ".coded", told.values())
        : told;
  }

  private SmsReply rate(SmsAsk ask) {
    Matcher said = RATE.matcher(ask.argument());
    if (!said.matches() || !said.group(3).matches("[1-5]")) {
      return SmsReply.of(ask, "sms.rate.how");
    }
    int rating = Integer.parseInt(said.group(3));
    return answer(
        ask,
        said.group(1),
        Optional.ofNullable(said.group(2)),
        (tx, it, who) -> reporters.rate(tx, it, who, rating, ask.now()));
  }

  private interface Doing {
    ReporterDesk.Told in(Tx tx);
  }

  private SmsReply reply(SmsAsk ask, Reference about, Doing doing) {
    return SmsReply.of(ask, "case.reply")
        .filledBy(
            tx -> {
              ReporterDesk.Told told = doing.in(tx);
              String key = "case.told." + told.outcome();
              return Map.of(
                  "answer",
                  desk.stores().notices().text(language(tx, ask, about), key, told.values()));
            });
  }

  /** A reporter goes on in the language that they are told of the case in. */
  private Language language(Tx tx, SmsAsk ask, Reference about) {
    return desk.stores()
        .followers()
        .reporter(tx, about)
        .filter(it -> it.phone().equals(ask.caller()))
        .map(it -> desk.stores().notices().language(tx, it))
        .orElse(ask.language());
  }

  private static Actor own(SmsAsk ask) {
    return new Actor.Citizen(ask.caller());
  }

  private static String bare(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}/]+", " ").strip().toUpperCase(Locale.ROOT);
  }
}
