package ke.go.machakos.gateway.verify.page;

import static ke.go.machakos.gateway.web.Html.text;

import java.util.Map;
import java.util.stream.Collectors;
import ke.go.machakos.gateway.verify.Verdict;
import ke.go.machakos.gateway.verify.VerdictLines;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/** The page that checks a permit or a receipt, without a script. Thread-safe. */
record VerifyPage(Renderer words) {
  private static final int MOST = 600;

  String of(Language language, String typed, Found found) {
    String other = language == Language.EN ? "sw" : "en";
    return """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>%s</title>
      <link rel="icon" href="/verify/icon.svg">
      <link rel="stylesheet" href="/verify/verify.css">
      </head>
      <body>
      <header><span>%s</span> <a href="/verify?lang=%s" lang="%s" hreflang="%s">%s</a></header>
      <main>
      <h1>%s</h1>
      %s<form method="get" action="/verify">
      <input type="hidden" name="lang" value="%s">
      <label for="q">%s</label>
      <input id="q" name="q" value="%s" maxlength="%d" required autocomplete="off" autocapitalize="characters" spellcheck="false">
      <button>%s</button>
      </form>
      <p class="hint">%s</p>
      </main>
      </body>
      </html>
      """
        .formatted(
            language.code(),
            word(language, "title"),
            text(words.text(language, "verify.paper.county", name -> null)),
            other,
            other,
            other,
            word(language, "other"),
            word(language, "title"),
            said(language, found),
            language.code(),
            word(language, "label"),
            text(typed),
            MOST,
            word(language, "check"),
            word(language, "hint"));
  }

  private String said(Language language, Found found) {
    return switch (found) {
      case Found.Nothing nothing -> "";
      case Found.NotRead notRead -> bad(word(language, "not-read"), "");
      case Found.TooOften tooOften -> bad(word(language, "too-often"), "");
      case Found.NotNow notNow -> bad(word(language, "not-now"), "");
      case Found.NotSigned notSigned -> bad(word(language, "forged"), word(language, "forged-why"));
      case Found.Recorded(Verdict verdict, boolean ofReceipt) ->
          verdict(language, VerdictLines.of(verdict, ofReceipt, language, words), "");
      case Found.Signed(Verdict verdict) ->
          verdict(
              language, VerdictLines.of(verdict, false, language, words), word(language, "signed"));
    };
  }

  private String verdict(Language language, VerdictLines lines, String note) {
    String head = text(lines.head()).replace("\n", "<br>");
    String rows =
        lines.rows().entrySet().stream().map(VerifyPage::row).collect(Collectors.joining());
    String table = rows.isEmpty() ? "" : "<dl>" + rows + "</dl>\n" + compare(language);
    return box(lines.good() ? "good" : "bad", head, note, table);
  }

  private String compare(Language language) {
    return "<p>" + word(language, "compare") + "</p>\n";
  }

  private static String row(Map.Entry<String, String> row) {
    return "<dt>%s</dt><dd>%s</dd>".formatted(text(row.getKey()), text(row.getValue()));
  }

  private static String bad(String head, String note) {
    return box("bad", head, note, "");
  }

  private static String box(String kind, String head, String note, String more) {
    String noted = note.isEmpty() ? "" : "<p>" + note + "</p>\n";
    return "<section role=\"status\" class=\"%s\">\n<h2>%s</h2>\n%s%s</section>\n"
        .formatted(kind, head, noted, more);
  }

  private String word(Language language, String key) {
    return text(words.text(language, "verify.page." + key, name -> null));
  }
}
