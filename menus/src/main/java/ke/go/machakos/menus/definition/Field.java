package ke.go.machakos.menus.definition;

import java.util.Set;

/** A value that an action gives back, with how long it can get: pages are checked against that. */
public sealed interface Field {
  /** Septets of the value that an item of a list is kept by, at most. */
  int ITEM_SEPTETS = 40;

  /** The name that texts and arguments use. */
  String name();

  /** Free text of at most so many septets; what is longer is cut when it arrives. */
  record Text(String name, int septets) implements Field {}

  /** A whole number of at most so many digits. */
  record Digits(String name, int digits) implements Field {}

  /** Whole shillings of at most so many digits, none below zero. */
  record Money(String name, int digits) implements Field {}

  /** A date, ISO 8601. */
  record Date(String name) implements Field {}

  /** One of a closed set of values, shown through a key prefix. */
  record Choice(String name, Set<String> values) implements Field {
    public Choice {
      values = Set.copyOf(values);
    }
  }

  /** Free text of at most so many septets. */
  static Field text(String name, int septets) {
    return new Text(name, septets);
  }

  /** A whole number of at most so many digits. */
  static Field number(String name, int digits) {
    return new Digits(name, digits);
  }

  /** Whole shillings of at most so many digits. */
  static Field money(String name, int digits) {
    return new Money(name, digits);
  }

  /** A calendar date. */
  static Field date(String name) {
    return new Date(name);
  }

  /** One of these values. */
  static Field choice(String name, String... values) {
    return new Choice(name, Set.of(values));
  }
}
