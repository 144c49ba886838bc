package dev.rouse.core.resource;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Rules;
import java.net.URI;
import java.net.URISyntaxException;

/// Addresses that are spoken to over HTTP.
public final class HttpAddress {
  private HttpAddress() {}

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where it is no such address
  public static URI parse(String text) {
    try {
      var address = new URI(text);
      Rules.of().web("", address).hold();
      return address;
    } catch (URISyntaxException malformed) {
      throw new BrokenRule("must be an address: " + malformed.getReason());
    }
  }
}
