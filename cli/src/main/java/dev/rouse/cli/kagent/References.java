package dev.rouse.cli.kagent;

import dev.rouse.core.json.Json;

/// How kagent names one thing in another, and how we do.
final class References {
  private References() {}

  /// `NAME`, or v1alpha1's `NAMESPACE/NAME`.
  static Json.Obj resource(String text) {
    int slash = text.indexOf('/');
    var ref = Json.object().put("name", text.substring(slash + 1));
    return (slash < 0 ? ref : ref.put("namespace", text.substring(0, slash))).done();
  }

  static String name(String text) {
    return text.substring(text.indexOf('/') + 1);
  }

  /// A value of a Secret or of a ConfigMap.
  static Json.Obj value(Source from) {
    boolean secret = from.text("type").orElse("").equals("Secret");
    return Json.object()
        .put(secret ? "secretKeyRef" : "configMapKeyRef", key(from, "name", "key"))
        .done();
  }

  /// @param name the field that has the Secret's name
  /// @param key the field that has the key's
  static Json.Obj key(Source from, String name, String key) {
    return Json.object()
        .put("name", from.text(name).orElse(""))
        .put("key", from.text(key).orElse(""))
        .done();
  }
}
