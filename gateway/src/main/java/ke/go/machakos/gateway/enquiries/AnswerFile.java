package ke.go.machakos.gateway.enquiries;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ke.go.machakos.db.seed.CsvRow;
import ke.go.machakos.db.seed.CsvRows;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.text.Language;

/** The county's file of answers. */
public final class AnswerFile {
  private static final List<String> COLUMNS =
      List.of("key", "questions_en", "answer_en", "questions_sw", "answer_sw", "source", "sample");

  /** Two short messages. */
  private static final int MOST = 306;

  /** The mark of a sample before it, in whatever language. */
  private static final int MARK = 9;

  private AnswerFile() {}

  /**
   * Reads the file: each answer in English and in Kiswahili.
   *
   * @throws FaultyFiles with every fault of it
   */
  public static List<CountyAnswer> read(Path file) {
    return FaultyFiles.sound(
        faults ->
            CsvRows.read(file, faults, COLUMNS, AnswerFile::answers).stream()
                .flatMap(List::stream)
                .toList());
  }

  private static List<CountyAnswer> answers(CsvRow row) {
    return List.of(answer(row, Language.EN), answer(row, Language.SW));
  }

  private static CountyAnswer answer(CsvRow row, Language language) {
    String column = "answer_" + language.code();
    String text = row.text(column);
    boolean sample = row.yes("sample");
    int septets = GsmText.septets(text);
    if (septets < 0) {
      row.fault(column + " has a character that a short message has not");
    } else if (septets > (sample ? MOST - MARK : MOST)) {
      row.fault(column + " is longer than two short messages");
    }
    List<String> questions =
        Arrays.stream(row.text("questions_" + language.code()).split("\\|", -1))
            .map(String::strip)
            .toList();
    return new CountyAnswer(row.text("key"), language, questions, text, row.text("source"), sample);
  }
}
