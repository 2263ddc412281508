package ke.go.machakos.db.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.TestKeys;
import ke.go.machakos.db.TestStores;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.db.sql.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {
  private final Database database = TestStores.get().database();
  @TempDir private Path folder;

  @BeforeEach
  void empty() {
    TestStores.get().reset();
  }

  private void filledWith(Vault vault) {
    SampleData data = SampleData.read(TestData.CONFIG.resolve("sample"), TestData.county());
    database.write(tx -> data.store(tx, vault, TestData.NOW));
  }

  private Vault foreign() throws IOException {
    Path file = folder.resolve("other.json");
    Keys.create(file);
    return Keys.open(file);
  }

  @Test
  void keys_fit_what_they_sealed_and_nothing_that_others_did() throws IOException {
    filledWith(TestKeys.vault());

    assertThat(Ownership.fits(database, TestKeys.vault())).isTrue();
    assertThat(Ownership.fits(database, foreign())).isFalse();
  }

  @Test
  void any_keys_fit_where_nothing_is_sealed_yet() throws IOException {
    assertThat(Ownership.fits(database, foreign())).isTrue();
  }

  @Test
  void keys_that_were_rotated_still_fit() throws IOException {
    Path file = folder.resolve("keys.json");
    Keys.create(file);
    filledWith(Keys.open(file));
    Keys.rotate(file);

    assertThat(Ownership.fits(database, Keys.open(file))).isTrue();
  }

  @Test
  void keys_that_open_numbers_and_do_not_find_them_are_others() throws SQLException {
    filledWith(TestKeys.vault());
    try (Connection owner = TestStores.get().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("UPDATE citizen SET phone_hash = UNHEX(SHA2(id, 256))");
    }

    assertThat(Ownership.fits(database, TestKeys.vault())).isFalse();
  }
}
