package ke.go.machakos.gateway.http;

import java.io.IOException;

/** An address cannot be listened on: another program has it, or it is none of this machine. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListen(String host, int port, IOException why) {
    super("cannot listen on " + host + ":" + port + ": " + why.getMessage(), why);
  }
}
