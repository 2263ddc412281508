package ke.go.machakos.menus.book;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.Nearest;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Menu;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.definition.Screen.Position;
import ke.go.machakos.menus.definition.Vocabulary;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.TextCatalog;
import org.jspecify.annotations.Nullable;

/** Every name that a menu writes stands for something: screens, actions, outcomes, kinds, keys. */
final class NameCheck {
  private static final List<String> OWN_KEYS =
      List.of(
          "nav.back",
          "nav.home",
          "nav.more",
          "nav.invalid",
          "nav.long",
          "nav.changed",
          "month.1",
          "month.2",
          "month.3",
          "month.4",
          "month.5",
          "month.6",
          "month.7",
          "month.8",
          "month.9",
          "month.10",
          "month.11",
          "month.12");

  private final Menu menu;
  private final Vocabulary vocabulary;
  private final TextCatalog texts;
  private final Collection<Fault> faults;

  NameCheck(Menu menu, Vocabulary vocabulary, TextCatalog texts, Collection<Fault> faults) {
    this.menu = menu;
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.faults = faults;
  }

  void run() {
    OWN_KEYS.stream()
        .filter(key -> texts.find(Language.EN, key) == null)
        .forEach(key -> faults.add(new Fault("en.properties", 1, "missing key " + key)));
    menu.screens().values().forEach(this::check);
  }

  private void check(Screen screen) {
    switch (screen) {
      case Screen.Choose choose -> {
        text(choose.at(), choose.text());
        choose.refusal().ifPresent(key -> text(choose.at(), key));
        choose.options().forEach(option -> text(option.at(), option.text()));
        choose.options().forEach(option -> screen(option.at(), option.go()));
      }
      case Screen.Prompt prompt -> {
        text(prompt.at(), prompt.text());
        screen(prompt.at(), prompt.go());
        accept(prompt);
      }
      case Screen.Browse browse -> {
        text(browse.at(), browse.text());
        text(browse.at(), browse.label());
        screen(browse.at(), browse.go());
      }
      case Screen.Call call -> call(call);
      case Screen.End end -> text(end.at(), end.text());
    }
  }

  private void call(Screen.Call call) {
    call.outcomes().values().forEach(go -> screen(call.at(), go));
    @Nullable ActionSpec action = vocabulary.actions().get(call.action());
    if (action == null && call.action().isEmpty()) {
      return;
    }
    if (action == null) {
      String hint = Nearest.hint(call.action(), vocabulary.actions().keySet());
      faults.add(call.at().fault("unknown action " + call.action() + hint));
      return;
    }
    same(call, "argument", action.arguments(), call.arguments().keySet());
    same(call, "outcome", action.outcomes().keySet(), call.outcomes().keySet());
  }

  private void same(Screen.Call call, String what, Set<String> declared, Set<String> written) {
    Set<String> missing = new TreeSet<>(declared);
    missing.removeAll(written);
    missing.forEach(
        name -> faults.add(call.at().fault(call.action() + " needs " + what + " " + name)));
    Set<String> unknown = new TreeSet<>(written);
    unknown.removeAll(declared);
    unknown.forEach(
        name ->
            faults.add(
                call.at()
                    .fault(
                        "unknown "
                            + what
                            + " "
                            + name
                            + " of "
                            + call.action()
                            + Nearest.hint(name, missing))));
  }

  private void accept(Screen.Prompt prompt) {
    @Nullable AnswerKind kind = vocabulary.answers().get(prompt.accept());
    if (kind == null && prompt.accept().isEmpty()) {
      return;
    }
    if (kind == null) {
      String hint = Nearest.hint(prompt.accept(), vocabulary.answers().keySet());
      faults.add(prompt.at().fault("unknown kind of answer " + prompt.accept() + hint));
      return;
    }
    if (kind.septets() > Budget.SMALLEST.input()) {
      faults.add(
          prompt
              .at()
              .fault(
                  "%s is up to %d septets, but a network carries only %d in an answer"
                      .formatted(kind.name(), kind.septets(), Budget.SMALLEST.input())));
    }
    kind.refusals().forEach(key -> text(prompt.at(), key));
  }

  private void screen(Position at, String id) {
    if (!id.isEmpty() && menu.screen(id).isEmpty()) {
      faults.add(at.fault("unknown screen " + id + Nearest.hint(id, menu.screens().keySet())));
    }
  }

  private void text(Position at, String key) {
    if (!key.isEmpty() && texts.find(Language.EN, key) == null) {
      faults.add(at.fault("missing key " + key + Nearest.hint(key, texts.keys())));
    }
  }
}
