package ke.go.machakos.menus.book;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Menu;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.definition.Vocabulary;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.Template;
import ke.go.machakos.menus.text.TextCatalog;
import org.jspecify.annotations.Nullable;

/** Nothing is shown, passed on or listed before it is surely known. */
final class ValueCheck {
  private final Menu menu;
  private final Vocabulary vocabulary;
  private final TextCatalog texts;
  private final Knowledge knowledge;
  private final Collection<Fault> faults;

  ValueCheck(
      Menu menu,
      Vocabulary vocabulary,
      TextCatalog texts,
      Knowledge knowledge,
      Collection<Fault> faults) {
    this.menu = menu;
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.knowledge = knowledge;
    this.faults = faults;
  }

  void run() {
    menu.screens().values().stream()
        .filter(screen -> knowledge.at().containsKey(screen.id()))
        .forEach(this::check);
  }

  private void check(Screen screen) {
    switch (screen) {
      case Screen.Choose choose -> {
        slots(screen, screen.at(), choose.text(), Set.of());
        choose.refusal().ifPresent(key -> slots(screen, screen.at(), key, Set.of()));
        choose.options().forEach(each -> slots(screen, each.at(), each.text(), Set.of()));
      }
      case Screen.Prompt prompt -> {
        slots(screen, screen.at(), prompt.text(), Set.of());
        @Nullable AnswerKind kind = vocabulary.answers().get(prompt.accept());
        if (kind != null) {
          kind.refusals().forEach(key -> slots(screen, screen.at(), key, Set.of()));
        }
      }
      case Screen.Browse browse -> browse(browse);
      case Screen.Call call ->
          call.arguments().values().forEach(name -> known(screen, screen.at(), name, "argument"));
      case Screen.End end -> slots(screen, screen.at(), end.text(), Set.of());
    }
  }

  private void browse(Screen.Browse browse) {
    if (!knowledge.known(browse.id(), Knowledge.listName(browse.list()))) {
      faults.add(browse.at().fault("list " + browse.list() + " is not given before it is browsed"));
    }
    Set<String> item =
        knowledge.lists().getOrDefault(browse.list(), List.of()).stream()
            .map(Field::name)
            .collect(Collectors.toSet());
    slots(browse, browse.at(), browse.text(), Set.of());
    slots(browse, browse.at(), browse.label(), item);
    formats(
        browse,
        browse.at(),
        browse.label(),
        knowledge.lists().getOrDefault(browse.list(), List.of()));
  }

  private void slots(Screen screen, Screen.Position at, String key, Set<String> besides) {
    @Nullable Template template = texts.find(Language.EN, key);
    if (template == null) {
      return;
    }
    Set<Field> shown = new LinkedHashSet<>();
    for (Template.Slot slot : template.slots()) {
      if (!besides.contains(slot.name())) {
        known(screen, at, slot.name(), "placeholder of " + key);
        shown.addAll(knowledge.fields(screen.id()).getOrDefault(slot.name(), Set.of()));
      }
    }
    formats(screen, at, key, shown);
  }

  private void formats(Screen screen, Screen.Position at, String key, Collection<Field> shown) {
    @Nullable Template template = texts.find(Language.EN, key);
    if (template == null) {
      return;
    }
    for (Template.Slot slot : template.slots()) {
      shown.stream()
          .filter(field -> field.name().equals(slot.name()))
          .forEach(field -> format(screen, at, slot, field));
    }
  }

  /** A length is only known for a value of the kind that the format is for. */
  private void format(Screen screen, Screen.Position at, Template.Slot slot, Field field) {
    boolean suits =
        switch (slot.format()) {
          case "" -> true;
          case "money", "figure" -> field instanceof Field.Money || field instanceof Field.Digits;
          case "date" -> field instanceof Field.Date;
          default -> field instanceof Field.Choice;
        };
    if (!suits) {
      faults.add(
          at.fault(
              "%s: {%s:%s} cannot show a %s"
                  .formatted(
                      screen.id(),
                      slot.name(),
                      slot.format(),
                      field.getClass().getSimpleName().toLowerCase(Locale.ROOT))));
    } else if (slot.keyed() && field instanceof Field.Choice choice) {
      choice.values().stream()
          .map(value -> slot.format() + "." + value)
          .filter(each -> texts.find(Language.EN, each) == null)
          .forEach(
              each -> faults.add(at.fault("missing key " + each + " shown on " + screen.id())));
    }
  }

  private void known(Screen screen, Screen.Position at, String name, String what) {
    if (!knowledge.known(screen.id(), name)) {
      faults.add(
          at.fault(
              "%s: %s is used before it is surely known (%s)".formatted(screen.id(), name, what)));
    }
  }
}
