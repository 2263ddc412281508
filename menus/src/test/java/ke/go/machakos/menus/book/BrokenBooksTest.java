package ke.go.machakos.menus.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ke.go.machakos.menus.Town;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every check of a book has a book that it finds fault with. */
class BrokenBooksTest {
  private static final int FLOOR = 45;

  @TestFactory
  Stream<DynamicTest> every_fault_is_named_with_its_file_and_line() throws IOException {
    return books().stream()
        .map(
            book ->
                DynamicTest.dynamicTest(
                    book.name(),
                    () -> {
                      assertThat(book.expected()).isNotEmpty();
                      assertThat(book.faults()).containsExactlyElementsOf(book.expected());
                    }));
  }

  @Test
  void the_broken_books_are_all_there() throws IOException {
    assertThat(books()).hasSizeGreaterThanOrEqualTo(FLOOR);
  }

  private static List<BrokenBook> books() throws IOException {
    List<BrokenBook> books = new ArrayList<>();
    try (Stream<Path> files = Files.list(Town.folder("/broken"))) {
      for (Path file : files.sorted().toList()) {
        books.add(BrokenBook.read(file));
      }
    }
    return books;
  }
}
