package ke.go.machakos.menus.definition;

import java.util.Set;

/** A kind of answer that a Prompt takes, read the same way wherever it is asked for. Pure. */
public interface AnswerKind {
  /** The name that menus use. */
  String name();

  /** The longest accepted answer, in septets. */
  int septets();

  /** The keys of the texts that say why an answer was refused. */
  Set<String> refusals();

  /** Reads an answer as typed. */
  Reading read(String typed);

  /** An answer that was read. */
  sealed interface Reading {}

  /** An answer in its stable form. */
  record Accepted(String value) implements Reading {}

  /** An answer that cannot be right, and the key of the text that says why. */
  record Refused(String text) implements Reading {}
}
