package ke.go.machakos.menus.page;

import org.jspecify.annotations.Nullable;

/** Looks up what a slot's name stands for. */
@FunctionalInterface
public interface Values {
  /** The value of a name, or null where it has none. */
  @Nullable String find(String name);

  /** No values at all. */
  Values NONE = name -> null;
}
