package dev.rouse.core.resource;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.net.URI;
import java.util.Optional;

/// Where events go over HTTP: a Knative destination.
public sealed interface Destination {

  /// An object that has an address.
  record Addressable(String apiVersion, String kind, String name, Optional<String> namespace)
      implements Destination {
    public Addressable {
      Rules.of()
          .written("apiVersion", apiVersion)
          .written("kind", kind)
          .dnsName("name", name)
          .hold();
    }
  }

  /// An address.
  record Address(URI uri) implements Destination {
    public Address {
      Rules.of().web("uri", uri).hold();
    }
  }

  static Optional<Destination> read(Fields in) {
    var destination =
        in.<Destination>oneOf()
            .part("ref", Destination::readRef)
            .or("uri", in.text("uri", HttpAddress::parse).optional().map(Address::new))
            .required();
    return in.build(destination::orElseThrow);
  }

  private static Optional<Addressable> readRef(Fields in) {
    String apiVersion = in.requiredText("apiVersion");
    String kind = in.requiredText("kind");
    String name = in.requiredText("name");
    var namespace = in.text("namespace").optional();
    return in.build(() -> new Addressable(apiVersion, kind, name, namespace));
  }

  default Json.Obj toJson() {
    return switch (this) {
      case Addressable(var apiVersion, var kind, var name, var namespace) -> {
        var ref =
            Json.object()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("name", name)
                .maybeText("namespace", namespace);
        yield Json.object().put("ref", ref.done()).done();
      }
      case Address(URI uri) -> Json.object().put("uri", uri.toString()).done();
    };
  }
}
