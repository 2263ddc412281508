package ke.go.machakos.gateway.turns;

import ke.go.machakos.gateway.talk.UssdClient;

/** A gateway that answers. */
interface Node {
  /** The path secret of demo mode. */
  String SECRET = "demo";

  /** Delivers turns to it. */
  UssdClient client();
}
