package ke.go.machakos.gateway.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pairs of texts about one service in one ward, of one matter and of two. */
class LikenessTest {
  private static final Path PAIRS = Path.of("src/test/resources/complaints/same-matter.tsv");

  /** Of 30 pairs of one matter all are found, and of 30 of two matters one is asked about. */
  @Test
  void nearly_every_pair_is_told_apart() throws IOException {
    assertThat(alike("same")).isGreaterThanOrEqualTo(29);
    assertThat(alike("different")).isLessThanOrEqualTo(2);
  }

  @Test
  void marks_case_and_signs_make_no_difference() {
    assertThat(Likeness.of("Kũvai kĩw'ũ!", "kuvai  KIW'U")).isEqualTo(1);
    assertThat(Likeness.of("", "kuvai")).isZero();
    assertThat(Likeness.of("?!", "")).isZero();
  }

  private static long alike(String kind) throws IOException {
    List<String[]> pairs =
        Files.readAllLines(PAIRS).stream()
            .map(line -> line.split("\t", -1))
            .filter(pair -> pair[0].equals(kind))
            .toList();
    assertThat(pairs).hasSize(30);
    return pairs.stream().filter(pair -> Likeness.of(pair[1], pair[2]) >= Likeness.SAME).count();
  }
}
