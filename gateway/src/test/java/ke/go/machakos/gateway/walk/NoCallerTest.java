package ke.go.machakos.gateway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What no walk comes to is played all the same. */
class NoCallerTest {
  private static final Path TESTS = Path.of("src/test/java/ke/go/machakos/gateway");

  @Test
  void each_way_that_no_caller_takes_is_played_by_the_test_that_is_named() throws IOException {
    for (NoCaller each : NoCaller.ALL) {
      String[] test = each.test().split("#", 2);
      String file = Files.readString(TESTS.resolve(test[0].replace('.', '/') + ".java"));
      int start = file.indexOf("void " + test[1] + "()");
      assertThat(start).as(each.test()).isPositive();
      String method = file.substring(start, file.indexOf("\n  }\n", start));
      assertThat(method).as(each.test()).contains('"' + each.way() + '"');
    }
  }
}
