package ke.go.machakos.db.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedCodeTest {
  private static final Path COMMITTED = Path.of("src/generated/java");

  @Test
  void the_committed_code_is_what_the_migrations_generate(@TempDir Path fresh) throws Exception {
    JooqCode.generate(TestStores.get().settings(), fresh);
    var expected = files(fresh);
    assertThat(expected).hasSizeGreaterThan(20);
    var committed = files(COMMITTED);
    assertThat(committed.keySet()).as("run mvn -Pcodegen -pl db test").isEqualTo(expected.keySet());
    expected.forEach((name, text) -> assertThat(committed.get(name)).as(name).isEqualTo(text));
  }

  private static SortedMap<String, String> files(Path folder) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
