package ke.go.machakos.menus.book;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

/** Every screen fits one page of every network in every language with its longest data. */
public final class PageCheck {
  private static final List<Budget> BUDGETS = List.of(Budget.SMALLEST, Budget.AIRTEL);

  private final Menu menu;
  private final Vocabulary vocabulary;
  private final Knowledge knowledge;
  private final Collection<Fault> faults;
  private final TextCatalog texts;

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
  }

  /** Adds a fault for each screen, language and budget that does not go together. */
  public void run() {
    for (Screen screen : menu.screens().values()) {
      for (Language language : Language.values()) {
        BUDGETS.forEach(budget -> check(screen, language, budget));
      }
    }
  }

  private void check(Screen screen, Language language, Budget budget) {
    Longest longest = new Longest(texts, language, knowledge.fields());
    Pager pager = new Pager(longest);
    boolean nested = !screen.id().equals(menu.home());
    switch (screen) {
      case Screen.Choose choose ->
          notices(
              choose,
              budget,
              Set.of("nav.invalid"),
              notice ->
                  pager.choosePage(
                      choose, new Pager.Frame(language, budget, nested, notice), Values.NONE));
      case Screen.Prompt prompt -> {
        @Nullable AnswerKind kind = vocabulary.answers().get(prompt.accept());
        notices(
            prompt,
            budget,
            kind == null ? Set.of() : kind.refusals(),
            notice ->
                pager.promptPage(
                    prompt, new Pager.Frame(language, budget, nested, notice), Values.NONE));
      }
      case Screen.Browse browse -> browse(browse, language, budget);
      case Screen.End end ->
          fits(
              end,
              budget,
              pager.endPage(end, new Pager.Frame(language, budget, false, ""), Values.NONE));
      case Screen.Call call -> {}
    }
  }

  private void browse(Screen.Browse browse, Language language, Budget budget) {
    Map<String, List<Field>> fields = new HashMap<>(knowledge.fields());
    for (Field field : knowledge.lists().getOrDefault(browse.list(), List.of())) {
      fields.put(field.name(), List.of(field));
    }
    Pager pager = new Pager(new Longest(texts, language, fields));
    Pager.Frame frame = new Pager.Frame(language, budget, true, "");
    fits(
        browse,
        budget,
        pager.browsePage(
            browse, frame, Values.NONE, index -> Values.NONE, new Pager.Slice(0, 1, true)));
  }

  private void notices(
      Screen screen, Budget budget, Set<String> refusals, Function<String, Page> page) {
    fits(screen, budget, page.apply(""));
    for (String key : refusals) {
      if (!page.apply(key).noticeFits(budget.page())) {
        faults.add(screen.at().fault("no room on " + screen.id() + " for the notice " + key));
      }
    }
  }

  private void fits(Screen screen, Budget budget, Page page) {
    if (!page.fits(budget.page())) {
      GsmText.Size size = GsmText.measure(page.text(budget.page()));
      faults.add(
          screen
              .at()
              .fault(
                  "screen %s is %d of %d septets with its longest data: %s"
                      .formatted(
                          screen.id(), size.units(), budget.page(), page.text(budget.page()))));
    }
  }
}
