package dev.rouse.edge.settings;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.http.Bounds;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where requests come in, and what one may cost.
///
/// @param port 0 for any that is free
public record Listening(String address, int port, Bounds bounds, Letting letting) {
  private static final String EVERYWHERE = "0.0.0.0";
  private static final int PORT = 8080;
  private static final int MOST_AT_ONCE = 100_000;
  private static final int MOST_PORT = 65_535;

  /// Reads it.
  ///
  /// @throws BrokenRule naming the variable that is wrong
  public static Listening from(Environment in) {
    String address = in.text("ROUSE_ADDRESS").orElse(EVERYWHERE);
    var usual = Bounds.USUAL;
    var bounds =
        usual
            .withBody(in.size("ROUSE_MAX_BODY", usual.body()))
            .within(
                in.duration("ROUSE_HEADERS_WITHIN", usual.headersWithin()),
                in.duration("ROUSE_BODY_WITHIN", usual.bodyWithin()))
            .withAtOnce(in.number("ROUSE_AT_ONCE", usual.atOnce(), 1, MOST_AT_ONCE));
    int port = in.number("PORT", PORT, 0, MOST_PORT);
    return new Listening(address, port, bounds, Letting.from(in, loopback(address)));
  }

  /// With another bound for the bodies of one path.
  public Listening withBody(String path, long bytes) {
    return new Listening(address, port, bounds.withBody(path, bytes), letting);
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw new BrokenRule("ROUSE_ADDRESS is no address of this machine: " + address);
    }
  }
}
