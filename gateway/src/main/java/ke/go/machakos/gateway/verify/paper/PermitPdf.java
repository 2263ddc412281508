package ke.go.machakos.gateway.verify.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The permit as one A4 page in English and Kiswahili, with its code. The font is embedded and has
 * the letters of Kikamba. Thread-safe.
 */
public final class PermitPdf {
  /** PDFBox brings it for documents that embed none; its licence (OFL) lets it be embedded. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final Color WATERMARK = new Color(0xe4, 0xdf, 0xd0);
  private static final float LEFT = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float MIDDLE = PDRectangle.A4.getWidth() / 2;
  private static final float VALUES = LEFT + 170;
  private static final float CODE_SIDE = 190;
  private static final float CODE_FOOT = 92;
  private static final float WATERMARK_HEIGHT = 490;
  private static final int GROUP = 8;

  private final Renderer words;

  public PermitPdf(Renderer words) {
    this.words = words;
  }

  /** The bytes of the document. */
  public byte[] write(PermitSheet sheet) {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentCatalog().setLanguage("en");
      document.getDocumentInformation().setTitle(said(Language.EN, "number", sheet));
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDFont font = font(document);
      try (var stream = new PDPageContentStream(document, page)) {
        draw(new Pen(stream, font), sheet);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a permit could not be drawn", e);
    }
  }

  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream in = PDType0Font.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IOException("PDFBox has no " + FONT);
      }
      return PDType0Font.load(document, in);
    }
  }

  private void draw(Pen pen, PermitSheet sheet) throws IOException {
    Permit permit = sheet.permit();
    if (permit.sample()) {
      String mark = word(Language.EN, "sample") + "  " + word(Language.SW, "sample");
      pen.across(MIDDLE, WATERMARK_HEIGHT, 64, WATERMARK, mark);
    }
    pen.centred(MIDDLE, 770, 22, word(Language.EN, "county"));
    pen.centred(MIDDLE, 750, 13, word(Language.SW, "county"));
    pen.rule(LEFT, 736, WIDTH);
    pen.centred(MIDDLE, 700, 24, permit.type().nameEn());
    pen.centred(MIDDLE, 680, 13, permit.type().nameSw());
    pen.centred(MIDDLE, 648, 20, said(Language.EN, "number", sheet));
    if (permit.sample()) {
      pen.centred(
          MIDDLE, 630, 11, word(Language.EN, "no-force") + " " + word(Language.SW, "no-force"));
    }
    rows(pen, sheet);
    check(pen, sheet);
  }

  private void rows(Pen pen, PermitSheet sheet) throws IOException {
    Permit permit = sheet.permit();
    float y = row(pen, 596, "holder", permit.holder());
    y = row(pen, y, "business", sheet.face().business());
    y = row(pen, y, "ward", sheet.face().ward());
    y = row(pen, y, "from", date(permit.validFrom()));
    y = row(pen, y, "to", date(permit.validTo()));
    y = row(pen, y, "issued", date(Optional.of(permit.statusOn())));
    if (sheet.law().isPresent()) {
      row(pen, y, "law", sheet.law().get());
    }
  }

  private float row(Pen pen, float y, String key, String value) throws IOException {
    pen.write(LEFT, y, 11, word(Language.EN, key));
    pen.write(LEFT, y - 12, 9, word(Language.SW, key));
    return Math.min(pen.block(VALUES, y, 14, LEFT + WIDTH - VALUES, value), y - 24) - 10;
  }

  private void check(Pen pen, PermitSheet sheet) throws IOException {
    pen.rule(LEFT, CODE_FOOT + CODE_SIDE + 12, WIDTH);
    pen.code(QrCode.of(sheet.code()), LEFT, CODE_FOOT, CODE_SIDE);
    float x = LEFT + CODE_SIDE + 16;
    float wide = LEFT + WIDTH - x;
    float y = CODE_FOOT + CODE_SIDE - 10;
    for (Language language : new Language[] {Language.EN, Language.SW}) {
      y = pen.block(x, y, 9.5f, wide, said(language, "check", sheet)) - 5;
    }
    pen.block(x, y - 3, 7.5f, wide, grouped(sheet.code()));
    pen.block(LEFT, CODE_FOOT - 18, 8.5f, WIDTH, word(Language.EN, "offline"));
    pen.block(LEFT, CODE_FOOT - 42, 8.5f, WIDTH, word(Language.SW, "offline"));
  }

  private static String grouped(String code) {
    return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /** A date as both languages read it. */
  private String date(Optional<LocalDate> day) {
    return day.map(it -> filled(Language.EN, "day", Map.of("day", it.toString()))).orElse("-");
  }

  private String said(Language language, String key, PermitSheet sheet) {
    return filled(
        language, key, Map.of("number", sheet.permit().number().digits(), "page", sheet.page()));
  }

  private String word(Language language, String key) {
    return filled(language, key, Map.of());
  }

  private String filled(Language language, String key, Map<String, String> values) {
    return words.text(language, "verify.paper." + key, values::get);
  }
}
