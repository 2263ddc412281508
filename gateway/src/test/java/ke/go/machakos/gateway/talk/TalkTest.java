package ke.go.machakos.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkTest {
  private static final String EXAMPLE =
      """
      # a permit, in English
      caller +254700000001
      network 63903
      dial *483#
      < CON Welcome
      < 1 English
      <
      < 0 Back
      > 1
      < CON Permit number?
      >
      < CON Permit number?
      again
      < CON Permit number?
      > a*b
      < END Asante
      dial *483*1*2#
      < CON Go on?
      drop
      """;

  @Test
  void every_kind_of_line_is_read() {
    assertThat(Talk.parse(EXAMPLE).steps())
        .containsExactly(
            new Talk.Comment("a permit, in English"),
            new Talk.Caller("+254700000001"),
            new Talk.Network("63903"),
            new Talk.Dial("*483#"),
            new Talk.Screen("CON Welcome\n1 English\n\n0 Back"),
            new Talk.Answer("1"),
            new Talk.Screen("CON Permit number?"),
            new Talk.Answer(""),
            new Talk.Screen("CON Permit number?"),
            new Talk.Again(),
            new Talk.Screen("CON Permit number?"),
            new Talk.Answer("a*b"),
            new Talk.Screen("END Asante"),
            new Talk.Dial("*483*1*2#"),
            new Talk.Screen("CON Go on?"),
            new Talk.Drop());
  }

  @Test
  void what_is_written_is_what_was_read() {
    Talk talk = Talk.parse(EXAMPLE);
    assertThat(talk.write()).isEqualTo(EXAMPLE);
    assertThat(Talk.of(talk.steps())).isEqualTo(talk);
  }

  @Test
  void spaces_at_both_ends_of_a_row_survive() {
    List<Talk.Step> steps =
        List.of(
            new Talk.Caller("+254700000001"),
            new Talk.Dial("*483#"),
            new Talk.Screen("CON  two before, two after  \n \n"),
            new Talk.Answer("  spaced  "));
    assertThat(Talk.parse(Talk.of(steps).write()).steps()).isEqualTo(steps);
  }

  @Test
  void remarks_blank_lines_and_carriage_returns_are_forgiven() {
    String text = "caller +254700000001 network 63907  # Telkom\r\n\r\ndial *483#  # from home\r\n";
    assertThat(Talk.parse(text).steps())
        .containsExactly(
            new Talk.Caller("+254700000001"), new Talk.Network("63907"), new Talk.Dial("*483#"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dial *483#                                | line 1: nobody dials: a caller line comes first",
        "caller me                                 | line 1: wanted a number such as +254700000001, found \"me\"",
        "caller +254700000001/dial 483             | line 2: wanted a code such as *483#, found \"483\"",
        "caller +254700000001/network Airtel       | line 2: wanted five digits such as 63902, found \"Airtel\"",
        "caller +254700000001/phone *483#          | line 2: unknown word \"phone\"",
        "caller +254700000001/drop                 | line 2: no session to drop",
        "caller +254700000001/again                | line 2: no turn to repeat",
        "caller +254700000001/dial *483# now       | line 2: \"now\" is too much",
        "caller +254700000001/dial *483#/drop now  | line 3: \"now\" is too much",
        "caller +254700000001/> 1                  | line 2: no screen asks for this answer",
        "caller +254700000001/dial *483#/< END x/> 1  | line 4: no screen asks for this answer",
        "caller +254700000001/dial *483#/< Hello   | line 3: a screen begins with CON or END",
        "caller +254700000001/dial *483#/< END x//< END y | line 5: a screen that answers nothing",
        "caller +254700000001/dial *483#/network 63903/again | line 4: no turn to repeat",
      })
  void a_line_that_cannot_be_is_named(String lines, String fault) {
    assertThatThrownBy(() -> Talk.parse(lines.replace('/', '\n')))
        .isInstanceOf(TalkFaults.class)
        .hasMessage(fault);
  }

  @Test
  void all_faults_are_named_together() {
    assertThatThrownBy(() -> Talk.parse("caller\ndail *483#\n"))
        .isInstanceOfSatisfying(
            TalkFaults.class,
            faults ->
                assertThat(faults.faults())
                    .extracting(TalkFaults.Fault::line)
                    .containsExactly(1, 2));
  }
}
