package ke.go.machakos.menus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;

class SessionCodecTest {
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final RandomOutcomes texts = new RandomOutcomes(Town.vocabulary(), random);

  @Test
  void any_session_comes_back_as_it_was() throws IOException {
    System.out.println("seed " + seed + " of SessionCodecTest");
    for (int i = 0; i < 500; i++) {
      Session session = session();
      assertThat(read(SessionCodec.bytes(session))).isEqualTo(session);
    }
  }

  @Test
  void bytes_that_were_cut_short_or_are_of_another_version_are_refused() {
    byte[] bytes = SessionCodec.bytes(session());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
    }
    bytes[0]++;
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("2");
  }

  @Test
  void bytes_that_were_changed_are_refused_or_are_some_session() {
    System.out.println("seed " + seed + " of SessionCodecTest");
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = SessionCodec.bytes(session());
      for (int left = 1 + random.nextInt(4); left > 0; left--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(bytes).frames()).hasSizeLessThanOrEqualTo(255);
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  private static Session read(byte[] bytes) throws IOException {
    return SessionCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private Session session() {
    Language[] languages = Language.values();
    List<Frame> frames = some(4, () -> new Frame(word(), random.nextInt(9), values(), lists()));
    return new Session(
        word(), languages[random.nextInt(languages.length)], frames, some(3, this::word));
  }

  private Map<String, List<Item>> lists() {
    Map<String, List<Item>> lists = new HashMap<>();
    some(2, this::word).forEach(name -> lists.put(name, some(5, () -> new Item(word(), values()))));
    return lists;
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    some(3, this::word).forEach(name -> values.put(name, word()));
    return values;
  }

  private String word() {
    return texts.text(random.nextInt(12));
  }

  private <T> List<T> some(int most, Supplier<T> each) {
    return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> each.get()).toList();
  }
}
