package ke.go.machakos.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the training messages to what they claim to be: written one by one, by many hands. */
class MessagesTest {
  private static final double ALIKE = 0.6;
  private static List<Message> train = List.of();
  private static List<Message> measured = List.of();
  private static List<Message> all = List.of();

  @BeforeAll
  static void read() throws IOException {
    train = Message.readAll(Path.of("src/main/data/train"));
    measured = new ArrayList<>(Message.readAll(Path.of("src/main/data/held-out")));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("src/test/data"))) {
      for (Path folder : folders) {
        measured.addAll(Message.readAll(folder));
      }
    }
    all = new ArrayList<>(train);
    all.addAll(measured);
  }

  @Test
  void every_message_is_labelled_with_what_the_county_knows() throws IOException {
    Set<String> services =
        Files.readAllLines(Path.of("../config/county/complaint-services.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1)[0])
            .collect(Collectors.toSet());
    assertThat(services).hasSize(36);
    assertThat(all).allMatch(it -> services.contains(it.service()), "a service of the county");
    assertThat(all).allMatch(it -> Set.of("en", "sw", "mixed", "kam").contains(it.language()));
    assertThat(all).allMatch(it -> Set.of("routine", "urgent", "emergency").contains(it.urgency()));
    assertThat(train.stream().map(Message::service).collect(Collectors.toSet()))
        .isEqualTo(services);
  }

  @Test
  void no_author_is_on_both_sides() {
    Set<String> authors = train.stream().map(Message::author).collect(Collectors.toSet());
    assertThat(measured).isNotEmpty().noneMatch(it -> authors.contains(it.author()));
  }

  @Test
  void no_two_messages_are_nearly_the_same() {
    List<Set<String>> pieces = all.stream().map(it -> pieces(it.text())).toList();
    Map<String, Integer> many = new HashMap<>();
    pieces.forEach(mine -> mine.forEach(piece -> many.merge(piece, 1, Integer::sum)));
    Map<String, int[]> having = new HashMap<>();
    many.forEach((piece, count) -> having.put(piece, new int[count]));
    Map<String, Integer> filled = new HashMap<>();
    List<String> twins = new ArrayList<>();
    int[] common = new int[pieces.size()];
    for (int i = 0; i < pieces.size(); i++) {
      Arrays.fill(common, 0, i, 0);
      for (String piece : pieces.get(i)) {
        int[] holders = having.getOrDefault(piece, new int[0]);
        int before = filled.merge(piece, 1, Integer::sum) - 1;
        for (int holder = 0; holder < before; holder++) {
          common[holders[holder]]++;
        }
        holders[before] = i;
      }
      for (int other = 0; other < i; other++) {
        int either = pieces.get(i).size() + pieces.get(other).size() - common[other];
        if (common[other] > ALIKE * either) {
          twins.add(all.get(i).text() + " ~ " + all.get(other).text());
        }
      }
    }
    assertThat(twins).isEmpty();
  }

  @Test
  void nearly_every_skeleton_is_its_own() {
    Set<String> nouns = new HashSet<>(Concepts.nouns());
    Places places = Places.shipped();
    Set<String> skeletons = new HashSet<>();
    for (Message message : all) {
      skeletons.add(
          Features.words(message.text()).stream()
              .filter(word -> !nouns.contains(word) && places.in(word).isEmpty())
              .filter(word -> !word.equals("figure"))
              .collect(Collectors.joining(" ")));
    }
    assertThat((double) skeletons.size() / all.size()).isGreaterThanOrEqualTo(0.95);
  }

  private static Set<String> pieces(String text) {
    String plain = " " + String.join(" ", Features.words(text)) + " ";
    Set<String> pieces = new HashSet<>();
    for (int i = 0; i + 3 <= plain.length(); i++) {
      pieces.add(plain.substring(i, i + 3));
    }
    return pieces;
  }
}
