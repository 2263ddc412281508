package ke.go.machakos.gateway.enquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.menus.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The county's answers, asked in words that are not in its file. */
class AnswerBookTest {
  private static final Path QUESTIONS = Path.of("src/test/resources/enquiries/questions.tsv");
  private static final String NONE = "-";
  private static final List<CountyAnswer> ANSWERS =
      AnswerFile.read(TestData.CONFIG.resolve("county").resolve("answers.csv"));
  private static final AnswerBook BOOK = new AnswerBook(ANSWERS);

  /** Of 60 questions 54 get their answer and none a wrong one; of 40 others none gets any. */
  @Test
  void most_questions_get_their_answer_and_none_a_wrong_one() throws IOException {
    List<String[]> asked =
        Files.readAllLines(QUESTIONS).stream().map(line -> line.split("\t", -1)).toList();
    assertThat(asked).hasSize(100);
    List<String> wrong =
        asked.stream()
            .filter(each -> !answer(each[1]).equals(NONE) && !answer(each[1]).equals(each[0]))
            .map(each -> each[1] + " -> " + answer(each[1]))
            .toList();
    assertThat(wrong).isEmpty();
    assertThat(asked.stream().filter(each -> !each[0].equals(NONE)))
        .hasSize(60)
        .filteredOn(each -> answer(each[1]).equals(each[0]))
        .hasSizeGreaterThanOrEqualTo(53);
  }

  @Test
  void no_question_of_the_test_is_one_of_the_file() throws IOException {
    List<String> known = ANSWERS.stream().flatMap(each -> each.questions().stream()).toList();
    assertThat(Files.readAllLines(QUESTIONS))
        .noneMatch(line -> known.contains(line.split("\t", -1)[1]));
  }

  @Test
  void an_answer_is_in_the_language_of_who_asks_whatever_they_asked_in() {
    assertThat(BOOK.to("how do I pay by mpesa", Language.SW).orElseThrow().text())
        .startsWith("Unalipa kwa M-Pesa");
    assertThat(BOOK.to("nitalipaje kwa mpesa", Language.EN).orElseThrow().text())
        .startsWith("You pay by M-Pesa");
    assertThat(BOOK.to("nitalipaje kwa mpesa", Language.KAM).orElseThrow().language())
        .isEqualTo(Language.SW);
    assertThat(BOOK.to("", Language.EN)).isEmpty();
  }

  @Test
  void every_fault_of_the_file_is_named(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.writeString(
        file,
        "key,questions_en,answer_en,questions_sw,answer_sw,source,sample\n"
            + "a,how,"
            + "x".repeat(307)
            + ",vipi,ndiyo,here,no\n"
            + "b,how,yes,vipi,\u4e16,here,no\n"
            + "c,how,yes,vipi,,here,perhaps\n");
    assertThatThrownBy(() -> AnswerFile.read(file))
        .isInstanceOf(FaultyFiles.class)
        .hasMessageContaining("answer_en is longer than two short messages")
        .hasMessageContaining("answer_sw has a character that a short message has not")
        .hasMessageContaining("answer_sw is empty")
        .hasMessageContaining("sample perhaps is not one of");
  }

  private static String answer(String question) {
    return BOOK.to(question, Language.EN).map(CountyAnswer::key).orElse(NONE);
  }
}
