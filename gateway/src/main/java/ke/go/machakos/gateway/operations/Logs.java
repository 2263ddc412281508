package ke.go.machakos.gateway.operations;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** The process's log. */
public final class Logs {
  private Logs() {}

  /**
   * Sends what libraries write to java.util.logging through the masked JSON log. Without it
   * libphonenumber would write numbers to standard error as they are.
   */
  public static void gather() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
