package ke.go.machakos.menus.engine;

import java.util.Map;

/** What the engine wants next: a page shown, or an action run. */
public sealed interface Step {
  /** Show this and keep the session for the next answer. */
  record Show(Session session, Reply reply) implements Step {}

  /**
   * Run this and give its outcome back to {@link Engine#resume}, or refuse with {@link
   * Engine#decline}.
   *
   * @param pending where the dialogue stands meanwhile
   * @param screen the id of the Call screen
   * @param arguments what the action is given
   * @param writes whether the action changes anything
   */
  record Call(
      Pending pending, String screen, String action, Map<String, String> arguments, boolean writes)
      implements Step {
    /** Whether it follows from an answer given in advance and not from one just given. */
    public boolean replayed() {
      return pending.before().isPresent();
    }

    /** Answers in advance that are still to be applied after the one that led here. */
    public int presetLeft() {
      return pending.session().preset().size();
    }
  }
}
