package ke.go.machakos.gateway.verify.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.imageio.ImageIO;
import ke.go.machakos.db.TestData;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.gateway.Startup;
import ke.go.machakos.gateway.verify.code.CodeCheck;
import ke.go.machakos.gateway.verify.code.PermitClaim;
import ke.go.machakos.gateway.verify.code.PermitCode;
import ke.go.machakos.gateway.verify.code.SigningKeys;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a reader of PDFs and a reader of QR codes see it. */
class PermitPdfTest {
  private static final SigningKeys KEYS = SigningKeys.passing();
  private static final PermitPdf PDF = new PermitPdf(Startup.texts(TestData.CONFIG));
  private static final String PAGE = "https://example.go.ke/verify";

  @Test
  void the_page_says_in_both_languages_what_was_issued_and_how_to_check_it() throws Exception {
    byte[] pdf = PDF.write(sheet("Mary Wanza Mfano", "Mfano Fresh Grocers", true));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(text(document))
          .contains("County Government of Machakos", "Serikali ya Kaunti ya Machakos")
          .contains("Single business permit", "Kibali cha biashara", "No. 1010013")
          .contains("Mary Wanza Mfano", "Mfano Fresh Grocers", "Kithimani")
          .contains("1 Jan 2026", "31 Dec 2026", "29 Jan 2026", "Finance Act SAMPLE")
          .startsWith("SAMPLE ")
          .contains("SAMPLE: not a valid permit", "MFANO: si kibali halali")
          .contains("Text VERIFY 1010013 to SAMPLE 22483", "dial SAMPLE *483#")
          .contains("Tuma THIBITISHA 1010013 kwa MFANO 22483", "https://example.go.ke/verify")
          .doesNotContain("+254");
      for (var name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
      }
    }
    assertThat(pdf).hasSizeLessThan(120_000);
    save(pdf);
  }

  @Test
  void the_code_is_read_from_the_rendered_page_and_from_its_text_and_is_genuine() throws Exception {
    PermitSheet sheet = sheet("Mary Wanza Mfano", "Mfano Fresh Grocers", true);
    try (PDDocument document = Loader.loadPDF(PDF.write(sheet))) {
      String scanned = scanned(new PDFRenderer(document));
      assertThat(scanned).isEqualTo(sheet.code());
      assertThat(PermitCode.check(scanned, KEYS.checking()))
          .isEqualTo(new CodeCheck.Genuine(PermitClaim.of(sheet.permit())));
      assertThat(text(document).replaceAll("\\s", "")).contains(sheet.code());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mũthoni wa Kĩlonzo",
        "\ud83d\ude00 Shop \u0000\u001b",
        "(Duka) \\ <b>& \"Sons\"",
        "",
        "A name that does not end and does not end and does not end and does not end and ends"
      })
  void any_name_is_drawn_and_the_code_stays_readable(String name) throws Exception {
    PermitSheet sheet = sheet(name, name, false);
    try (PDDocument document = Loader.loadPDF(PDF.write(sheet))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(scanned(new PDFRenderer(document))).isEqualTo(sheet.code());
      assertThat(text(document)).doesNotContain("no force", "MFANO:");
      if (name.startsWith("M")) {
        assertThat(text(document)).contains(name);
      }
    }
  }

  private static PermitSheet sheet(String holder, String business, boolean sample) {
    Permit permit =
        new Permit(
            new Reference(Reference.Kind.PERMIT, "1010013"),
            new PermitType("BUSINESS", "Single business permit", "Kibali cha biashara"),
            holder,
            Optional.of(Instant.EPOCH),
            "0378",
            PermitStatus.ISSUED,
            Optional.empty(),
            LocalDate.of(2026, 1, 29),
            LocalDate.of(2026, 1, 12),
            Optional.of(LocalDate.of(2026, 1, 1)),
            Optional.of(LocalDate.of(2026, 12, 31)),
            sample);
    return new PermitSheet(
        permit,
        new PermitFace(business, "Kithimani"),
        Optional.of("Finance Act SAMPLE"),
        PermitCode.of(PermitClaim.of(permit), KEYS),
        PAGE);
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  /**
   * What a reader makes of the page. It looks again from a little nearer, as a camera does: of some
   * thousand codes, each with signs of its own, one is misread at one size.
   */
  private static String scanned(PDFRenderer page) throws Exception {
    try {
      return scanned(page.renderImageWithDPI(0, 150));
    } catch (FormatException | ChecksumException | NotFoundException misread) {
      return scanned(page.renderImageWithDPI(0, 175));
    }
  }

  private static String scanned(BufferedImage page) throws Exception {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  /** Leaves the page to be looked at. */
  private static void save(byte[] pdf) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve("permit.pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 90);
      ImageIO.write(page, "png", folder.resolve("permit.png").toFile());
    }
  }
}
