package ke.go.machakos.gateway.complaints;

import java.io.IOException;
import java.io.UncheckedIOException;
import ke.go.machakos.nlp.Understanding;
import ke.go.machakos.nlp.Verdict;

/** What makes something of a resident's words. Thread-safe. */
public interface Reader {
  /** What is made of them. */
  Verdict read(String words);

  /** Which model it is. */
  String version();

  /** The model that the build trained. */
  static Reader shipped() {
    try {
      Understanding model =
          Understanding.shipped()
              .orElseThrow(() -> new IllegalStateException("this build has no model of messages"));
      return new Reader() {
        @Override
        public Verdict read(String words) {
          return model.read(words);
        }

        @Override
        public String version() {
          return model.version();
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model of messages", e);
    }
  }

  /** One that is never asked: for features that are only asked what they declare. */
  static Reader absent() {
    return new Reader() {
      @Override
      public Verdict read(String words) {
        throw new IllegalStateException("nobody reads here");
      }

      @Override
      public String version() {
        throw new IllegalStateException("nobody reads here");
      }
    };
  }
}
