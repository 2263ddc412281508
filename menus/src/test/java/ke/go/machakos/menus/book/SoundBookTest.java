package ke.go.machakos.menus.book;

import static org.assertj.core.api.Assertions.assertThat;

import ke.go.machakos.menus.Town;
import org.junit.jupiter.api.Test;

class SoundBookTest {
  @Test
  void a_sound_book_loads_and_reports_how_much_of_each_language_is_its_own() {
    MenuBook book = Town.book();
    assertThat(book.menu().screens()).hasSize(23);
    assertThat(book.texts().coverageReport()).isEqualTo("texts: en 55/55, sw 55/55, kam 2/55");
  }

  @Test
  void the_revision_follows_the_menus() {
    assertThat(Town.book().menu().revision())
        .isEqualTo(Town.book().menu().revision())
        .matches("[0-9a-f]{12}");
  }
}
