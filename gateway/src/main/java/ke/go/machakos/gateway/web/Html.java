package ke.go.machakos.gateway.web;

/** Text as HTML shows it. Stateless. */
public final class Html {
  private Html() {}

  /** A text that cannot be taken for markup, in an element or between double quotes. */
  public static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
