package ke.go.machakos.db.codegen;

import java.nio.file.Path;
import ke.go.machakos.db.TestStores;

/**
 * Writes the jOOQ classes of the migrations over those that are committed: {@code mvn -Pcodegen -pl
 * db process-test-classes}.
 */
final class WriteJooqCode {
  private WriteJooqCode() {}

  public static void main(String[] args) throws Exception {
    JooqCode.generate(TestStores.get().settings(), Path.of(args[0]));
  }
}
