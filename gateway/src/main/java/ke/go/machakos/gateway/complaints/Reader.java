package ke.go.machakos.gateway.complaints;

import java.io.IOException;
import java.io.UncheckedIOException;
import ke.go.machakos.nlp.Understanding;
import ke.go.machakos.nlp.Verdict;

/** What makes something of a resident's words. Thread-safe. */
@FunctionalInterface
public interface Reader {
  /** What is made of them, and by which model. */
  Verdict read(String words);

  /** The model that the build trained. */
  static Reader shipped() {
    return model()::read;
  }

  /** The same, for who wants more of it than to read. */
  static Understanding model() {
    try {
      return Understanding.shipped()
          .orElseThrow(() -> new IllegalStateException("this build has no model of messages"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model of messages", e);
    }
  }

  /** One that is never asked: for features that are only asked what they declare. */
  static Reader absent() {
    return words -> {
      throw new IllegalStateException("nobody reads here");
    };
  }
}
