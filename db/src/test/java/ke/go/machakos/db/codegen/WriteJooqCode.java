package ke.go.machakos.db.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.Test;

/** Not a test by its name: {@code mvn -Pcodegen -pl db test} alone runs it. */
class WriteJooqCode {
  @Test
  void the_code_of_the_migrations_is_written_over_what_is_committed() throws Exception {
    Path folder = Path.of("src/generated/java");
    JooqCode.generate(TestStores.get().settings(), folder);
    assertThat(folder).isNotEmptyDirectory();
  }
}
