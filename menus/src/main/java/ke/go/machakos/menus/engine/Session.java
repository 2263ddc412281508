package ke.go.machakos.menus.engine;

import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue between two answers: a value that can be stored anywhere and goes on from there.
 *
 * @param book the revision of the definitions that it was held in
 * @param frames the screens passed, the current one last; empty once it has ended
 * @param preset answers given in advance that are still to be applied
 */
public record Session(String book, Language language, List<Frame> frames, List<String> preset) {
  /** Frames kept; beyond that the oldest but one is folded into the next. */
  static final int DEPTH = 12;

  /** Answers in advance that are applied at most; what is beyond is dropped. */
  static final int PRESET = 40;

  public Session {
    frames = List.copyOf(frames);
    preset = preset.size() > PRESET ? List.copyOf(preset.subList(0, PRESET)) : List.copyOf(preset);
  }

  /** Whether nothing more is asked. */
  public boolean ended() {
    return frames.isEmpty();
  }

  /** The screen that waits for an answer, or empty after the end. */
  public String screen() {
    return ended() ? "" : top().screen();
  }

  Frame top() {
    return frames.getLast();
  }

  boolean nested() {
    return frames.size() > 1;
  }

  /** The value of a name, the latest first. */
  Values values() {
    return name -> {
      for (int i = frames.size() - 1; i >= 0; i--) {
        @Nullable String value = frames.get(i).values().get(name);
        if (value != null) {
          return value;
        }
      }
      return null;
    };
  }

  /** The latest list of a name; empty where there is none. */
  List<Item> list(String name) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      @Nullable List<Item> items = frames.get(i).lists().get(name);
      if (items != null) {
        return items;
      }
    }
    return List.of();
  }

  /** This session in the language of a code, if it is one of ours. */
  Session speaking(@Nullable String code) {
    Language spoken = code == null ? language : Language.of(code).orElse(language);
    return new Session(book, spoken, frames, preset);
  }

  Session withFrames(List<Frame> others) {
    return new Session(book, language, others, preset);
  }

  Session withTop(Frame frame) {
    List<Frame> others = new ArrayList<>(frames.subList(0, frames.size() - 1));
    others.add(frame);
    return withFrames(others);
  }

  Session withPreset(List<String> others) {
    return new Session(book, language, frames, others);
  }
}
