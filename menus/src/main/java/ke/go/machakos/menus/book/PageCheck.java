package ke.go.machakos.menus.book;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.definition.AnswerKind;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Menu;
import ke.go.machakos.menus.definition.Screen;
import ke.go.machakos.menus.definition.Vocabulary;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Budget;
import ke.go.machakos.menus.page.Page;
import ke.go.machakos.menus.page.Pager;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.menus.text.TextCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Every screen fits one page in every language with its longest data, and so does every notice that
 * can come before it. The smallest page is looked at: what fits that fits all.
 */
public final class PageCheck {
  private final Menu menu;
  private final Vocabulary vocabulary;
  private final Knowledge knowledge;
  private final Collection<Fault> faults;
  private final TextCatalog texts;
  private final Set<String> openers;

  public PageCheck(
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
    this.openers = openers(menu);
  }

  /** Adds a fault for each screen and language that do not go together. */
  public void run() {
    for (Screen screen : menu.screens().values()) {
      for (Language language : Language.values()) {
        check(screen, language);
      }
    }
  }

  private void check(Screen screen, Language language) {
    Page plain = page(screen, language, "");
    String text = plain.text(Budget.SMALLEST.page());
    if (!plain.fits(Budget.SMALLEST.page())) {
      if (borrowed(screen, language, "")) {
        return;
      }
      faults.add(
          screen
              .at()
              .fault(
                  "screen %s is %d of %d septets in %s with its longest data: %s"
                      .formatted(
                          screen.id(),
                          GsmText.measure(text).units(),
                          Budget.SMALLEST.page(),
                          language.code(),
                          text.replace("\n", "\\n"))));
      return;
    }
    for (String notice : notices(screen)) {
      if (!page(screen, language, notice).noticeFits(Budget.SMALLEST.page())
          && !borrowed(screen, language, notice)) {
        faults.add(
            screen
                .at()
                .fault(
                    "no room on %s for the notice %s in %s"
                        .formatted(screen.id(), notice, language.code())));
      }
    }
  }

  /** Whether all its words stand in from another language, which has the fault itself. */
  private boolean borrowed(Screen screen, Language language, String notice) {
    return language
        .fallback()
        .filter(other -> page(screen, other, notice).equals(page(screen, language, notice)))
        .isPresent();
  }

  /** The screen with its longest data; of a list, the page of one item with others to follow. */
  private Page page(Screen screen, Language language, String notice) {
    Pager pager = new Pager(new Longest(texts, language, fields(screen)));
    boolean nested = !screen.id().equals(menu.home());
    Pager.Frame frame = new Pager.Frame(language, Budget.SMALLEST, nested, notice);
    return switch (screen) {
      case Screen.Choose choose -> pager.choosePage(choose, frame, Values.NONE);
      case Screen.Prompt prompt -> pager.promptPage(prompt, frame, Values.NONE);
      case Screen.Browse browse ->
          pager.browsePage(
              browse, frame, Values.NONE, index -> Values.NONE, new Pager.Slice(1, 2, true));
      case Screen.End end -> pager.endPage(end, frame, Values.NONE);
      case Screen.Call call -> new Page("", "", List.of(), "");
    };
  }

  private Map<String, Set<Field>> fields(Screen screen) {
    if (!(screen instanceof Screen.Browse browse)) {
      return knowledge.fields(screen.id());
    }
    Map<String, Set<Field>> fields = new HashMap<>(knowledge.fields(screen.id()));
    for (Field field : knowledge.lists().getOrDefault(browse.list(), List.of())) {
      Set<Field> both = new HashSet<>(fields.getOrDefault(field.name(), Set.of()));
      both.add(field);
      fields.put(field.name(), both);
    }
    return fields;
  }

  private Set<String> notices(Screen screen) {
    Set<String> notices = new TreeSet<>();
    switch (screen) {
      case Screen.Choose choose -> notices.add(choose.refusal().orElse(Pager.INVALID));
      case Screen.Browse browse -> notices.add(Pager.INVALID);
      case Screen.Prompt prompt -> {
        notices.add(Pager.TOO_LONG);
        @Nullable AnswerKind kind = vocabulary.answers().get(prompt.accept());
        notices.addAll(kind == null ? Set.of() : kind.refusals());
      }
      case Screen.Call call -> {}
      case Screen.End end -> {}
    }
    if (openers.contains(screen.id())) {
      notices.add(Pager.CHANGED);
    }
    return notices;
  }

  /** The screens that can be the first of a dialogue. */
  private static Set<String> openers(Menu menu) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(menu.start()));
    while (!open.isEmpty()) {
      String id = open.pop();
      if (reached.add(id) && menu.screen(id).orElse(null) instanceof Screen.Call call) {
        open.addAll(call.next());
      }
    }
    reached.removeIf(id -> !(menu.screen(id).orElse(null) instanceof Screen.Waiting));
    return reached;
  }
}
