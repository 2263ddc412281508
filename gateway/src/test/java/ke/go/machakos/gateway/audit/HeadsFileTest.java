package ke.go.machakos.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import ke.go.machakos.db.audit.DayHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsFileTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String HEADER = "day,sequence,hash,state,at\n";

  @Test
  void what_is_written_is_what_the_page_promises_and_is_read_again() throws Exception {
    List<DayHead> heads =
        List.of(
            new DayHead(
                LocalDate.parse("2026-11-22"),
                3,
                HASH,
                true,
                Instant.parse("2026-11-22T21:00:00.250Z")),
            new DayHead(
                LocalDate.parse("2026-11-23"),
                8,
                HASH,
                false,
                Instant.parse("2026-11-23T06:00:00Z")));
    String text = HeadsFile.write(heads);
    assertThat(text)
        .isEqualTo(
            HEADER
                + "2026-11-22,3,"
                + HASH
                + ",final,2026-11-22T21:00:00.250Z\n2026-11-23,8,"
                + HASH
                + ",provisional,2026-11-23T06:00:00Z\n");
    assertThat(HeadsFile.read(text)).isEqualTo(heads);
    assertThat(HeadsFile.read(text.replace("\n", "\r\n"))).isEqualTo(heads);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        HEADER,
        "<html>Not found</html>",
        "day,sequence\n2026-11-22,3\n",
        HEADER + "2026-11-22,0,HASH,final,2026-11-22T21:00:00Z\n",
        HEADER + "2026-11-22,3,abc,final,2026-11-22T21:00:00Z\n",
        HEADER + "2026-11-22,3,HASH,maybe,2026-11-22T21:00:00Z\n",
        HEADER + "22/11/2026,3,HASH,final,2026-11-22T21:00:00Z\n",
        HEADER + "2026-11-22,x,HASH,final,2026-11-22T21:00:00Z\n",
        HEADER + "2026-11-22,3,HASH,final\n"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> HeadsFile.read(text.replace("HASH", HASH)))
        .isInstanceOf(IOException.class);
  }
}
