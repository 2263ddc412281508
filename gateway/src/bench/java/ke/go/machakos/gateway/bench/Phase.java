package ke.go.machakos.gateway.bench;

import java.util.Map;

/**
 * One order to the generator.
 *
 * @param port the server's, on 127.0.0.1
 * @param rate turns a second that arrive whether or not earlier ones were answered; 0 is a closed
 *     loop, where each connection sends as soon as it was answered
 * @param connections how many at most
 * @param warm seconds before anything is measured
 * @param seconds that are measured
 * @param dialogue the one to run; empty is the weighted mix
 * @param from the first turn of a dialogue to send
 * @param leave how many of its last turns are not sent
 * @param group session identifiers are made of group and serial: a later phase with the same group
 *     goes on in the same sessions; 0 is a fresh group
 * @param serial of the first dialogue, where the group is given
 * @param first the first phone, as an index into the numbers
 * @param phones how many phones take turns
 * @param count dialogues at most; 0 is as many as the time allows
 * @param checked false takes any CON or END screen for right
 */
record Phase(
    int port,
    double rate,
    int connections,
    double warm,
    double seconds,
    String dialogue,
    int from,
    int leave,
    long group,
    long serial,
    int first,
    int phones,
    long count,
    boolean checked) {

  static Phase parse(Fields fields) {
    return new Phase(
        (int) fields.number("port", 0),
        fields.decimal("rate", 0),
        (int) fields.number("connections", 64),
        fields.decimal("warm", 0),
        fields.decimal("seconds", 1),
        fields.text("dialogue", ""),
        (int) fields.number("from", 0),
        (int) fields.number("leave", 0),
        fields.number("group", 0),
        fields.number("serial", 0),
        (int) fields.number("first", 0),
        (int) fields.number("phones", 1),
        fields.number("count", 0),
        Boolean.parseBoolean(fields.text("checked", "true")));
  }

  /** A closed loop for a time. */
  static Fields closed(int port, int connections, double warm, double seconds, int phones) {
    return new Fields(
        Map.of(
            "port", Integer.toString(port),
            "connections", Integer.toString(connections),
            "warm", Double.toString(warm),
            "seconds", Double.toString(seconds),
            "phones", Integer.toString(phones)));
  }

  /** Arrivals at a rate for a time. */
  static Fields open(int port, double rate, double warm, double seconds, int phones) {
    return new Fields(
        Map.of(
            "port", Integer.toString(port),
            "rate", Double.toString(rate),
            "connections", "512",
            "warm", Double.toString(warm),
            "seconds", Double.toString(seconds),
            "phones", Integer.toString(phones)));
  }
}
