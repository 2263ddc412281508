package ke.go.machakos.menus.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ke.go.machakos.menus.FaultyDefinitions;
import ke.go.machakos.menus.Town;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.definition.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
  @Test
  void a_sound_book_loads_and_reports_how_much_of_each_language_is_its_own() {
    MenuBook book = Town.book();
    assertThat(book.menu().screens()).hasSize(23);
    assertThat(book.texts().coverageReport()).isEqualTo("texts: en 56/56, sw 56/56, kam 2/56");
  }

  @Test
  void the_revision_follows_the_menus_and_not_the_words(@TempDir Path folder) throws IOException {
    String revision = Town.book().menu().revision();
    copy(folder);
    Path texts = folder.resolve("text/en.properties");
    Files.writeString(texts, Files.readString(texts).replace("Goodbye", "So long"));
    assertThat(load(folder).menu().revision()).isEqualTo(revision).matches("[0-9a-f]{12}");
    Files.writeString(folder.resolve("menus/note.yaml"), "# nothing\nscreens: {}\n");
    assertThat(load(folder).menu().revision()).isNotEqualTo(revision);
  }

  @Test
  void bytes_that_are_no_utf_8_are_a_fault_of_their_line(@TempDir Path folder) throws IOException {
    copy(folder);
    Path texts = folder.resolve("text/kam.properties");
    Files.write(texts, "bye.text = N\u00e9zeo\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(FaultyDefinitions.class)
        .hasMessage(
            "1 fault in the menus:\nkam.properties:1: key bye.text has a character that phones"
                + " cannot show: \uFFFD");
  }

  @Test
  void two_actions_may_not_give_one_list_with_different_fields() {
    ActionSpec one = list("places.wards", Field.text("name", 10));
    ActionSpec other = list("places.towns", Field.text("name", 20));
    assertThatThrownBy(() -> Vocabulary.of(List.of(one, other), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gives the list places with other fields");
  }

  private static ActionSpec list(String name, Field field) {
    return ActionSpec.read(name).listing("list", "places", List.of(field)).done();
  }

  private static MenuBook load(Path folder) {
    return MenuBook.load(folder, Town.vocabulary());
  }

  private static void copy(Path to) throws IOException {
    for (String part : List.of("menus", "text")) {
      Files.createDirectory(to.resolve(part));
      try (var files = Files.list(Town.folder("/sound").resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(part).resolve(file.getFileName()));
        }
      }
    }
  }
}
