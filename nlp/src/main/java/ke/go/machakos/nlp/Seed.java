package ke.go.machakos.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The messages that were written for this project, as they lie in the jar.
 *
 * @param train what the shipped model learnt from
 * @param heldOut what no model ever learns from, and all are measured by
 */
record Seed(List<Message> train, List<Message> heldOut) {
  /** A file each, in the order in which the build reads them. */
  private static final List<String> FILES = List.of("en", "kam", "mixed", "sw");

  Seed {
    train = List.copyOf(train);
    heldOut = List.copyOf(heldOut);
  }

  static Seed shipped() throws IOException {
    return new Seed(read("train"), read("held-out"));
  }

  /** The messages about some services. */
  Seed of(Set<String> services) {
    return new Seed(
        train.stream().filter(it -> services.contains(it.service())).toList(),
        heldOut.stream().filter(it -> services.contains(it.service())).toList());
  }

  private static List<Message> read(String folder) throws IOException {
    List<Message> all = new ArrayList<>();
    for (String name : FILES) {
      String path = "seed/" + folder + "/" + name + ".tsv";
      try (InputStream in = Seed.class.getResourceAsStream(path)) {
        if (in == null) {
          throw new IOException("this build lacks " + path);
        }
        all.addAll(
            Message.read(
                path, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
      }
    }
    return all;
  }
}
