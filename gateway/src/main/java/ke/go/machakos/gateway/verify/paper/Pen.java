package ke.go.machakos.gateway.verify.paper;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/** Writes on one page, in points from its lower left corner. For one thread. */
final class Pen {
  private static final Color INK = new Color(0x20, 0x26, 0x1f);
  private static final double LEADING = 1.3;

  private final PDPageContentStream page;
  private final PDFont font;

  Pen(PDPageContentStream page, PDFont font) {
    this.page = page;
    this.font = font;
  }

  void write(float x, float y, float size, String text) throws IOException {
    put(Matrix.getTranslateInstance(x, y), size, INK, printable(text));
  }

  void centred(float middle, float y, float size, String text) throws IOException {
    write(middle - width(printable(text), size) / 2, y, size, text);
  }

  /** Writes a text in lines of at most this width; says where the line after it begins. */
  float block(float x, float y, float size, float most, String text) throws IOException {
    float at = y;
    for (String line : lines(printable(text), size, most)) {
      write(x, at, size, line);
      at -= (float) (size * LEADING);
    }
    return at;
  }

  /** Writes across the page, under what comes later. */
  void across(float middleX, float middleY, float size, Color colour, String text)
      throws IOException {
    float half = width(text, size) / 2;
    Matrix turned = Matrix.getRotateInstance(Math.toRadians(45), middleX, middleY);
    turned.translate(-half, -size / 3);
    put(turned, size, colour, text);
  }

  void rule(float x, float y, float width) throws IOException {
    page.setNonStrokingColor(INK);
    page.addRect(x, y, width, 0.8f);
    page.fill();
  }

  /** Draws a QR code on white. */
  void code(BitMatrix modules, float x, float y, float side) throws IOException {
    page.setNonStrokingColor(Color.WHITE);
    page.addRect(x, y, side, side);
    page.fill();
    float module = side / modules.getWidth();
    page.setNonStrokingColor(Color.BLACK);
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (modules.get(column, row)) {
          page.addRect(x + column * module, y + side - (row + 1) * module, module, module);
        }
      }
    }
    page.fill();
  }

  private void put(Matrix at, float size, Color colour, String text) throws IOException {
    page.beginText();
    page.setFont(font, size);
    page.setNonStrokingColor(colour);
    page.setTextMatrix(at);
    page.showText(text);
    page.endText();
  }

  private List<String> lines(String text, float size, float most) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size) > most) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** The text with a question mark for what the font does not have. */
  private String printable(String text) throws IOException {
    StringBuilder out = new StringBuilder(text.length());
    for (int point : text.strip().codePoints().toArray()) {
      out.appendCodePoint(has(point) ? point : '?');
    }
    return out.toString();
  }

  private boolean has(int point) throws IOException {
    try {
      return font.encode(Character.toString(point)).length > 0;
    } catch (IllegalArgumentException noGlyph) {
      return false;
    }
  }
}
