package dev.rouse.gateway.delivery;

import java.net.URI;
import java.util.Map;

/// A request that carries a delivery.
record Post(URI to, Map<String, String> headers, String body) {
  Post {
    headers = Map.copyOf(headers);
  }
}
