package ke.go.machakos.gateway.simulator;

import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Budget;

/**
 * How much of a network's page a screen takes.
 *
 * @param used septets, or 16-bit characters in UCS-2
 * @param budget what the page holds, in the same unit
 */
record PageSize(GsmText.Encoding encoding, int used, int budget) {

  /** Measures a reply without its {@code CON} or {@code END}, which no phone shows. */
  static PageSize of(String reply, String networkCode) {
    GsmText.Size size = GsmText.measure(shown(reply));
    int septets = Budget.of(networkCode).page();
    int budget = size.encoding() == GsmText.Encoding.GSM7 ? septets : septets * 7 / 16;
    return new PageSize(size.encoding(), size.units(), budget);
  }

  /** What the phone shows of a reply. */
  static String shown(String reply) {
    return reply.startsWith("CON ") || reply.startsWith("END ") ? reply.substring(4) : reply;
  }

  boolean fits() {
    return used <= budget;
  }

  /** The name of the encoding as the standards write it. */
  String encodingName() {
    return name(encoding);
  }

  static String name(GsmText.Encoding encoding) {
    return encoding == GsmText.Encoding.GSM7 ? "GSM-7" : "UCS-2";
  }
}
