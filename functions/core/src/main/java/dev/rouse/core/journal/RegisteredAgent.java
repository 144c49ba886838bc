package dev.rouse.core.journal;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;

/// An agent's accepted definition as the registry has it.
///
/// @param hash names exactly this definition
/// @param json [Definition] as JSON text; parsed once a hash
public record RegisteredAgent(String hash, String json, boolean suspended) {

  public static RegisteredAgent of(Definition definition) {
    return new RegisteredAgent(
        definition.hash(), definition.toJson().write(), definition.agent().suspend());
  }

  /// What it says.
  ///
  /// @throws IllegalStateException where this release cannot read it
  public Definition definition() {
    try {
      if (Json.parse(json) instanceof Json.Obj object) {
        return Definition.fromJson(object);
      }
    } catch (MalformedJson | IllegalArgumentException unreadable) {
      throw new IllegalStateException("definition " + hash + " cannot be read", unreadable);
    }
    throw new IllegalStateException("definition " + hash + " is no object");
  }
}
