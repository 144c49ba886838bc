package dev.rouse.core.journal;

/// An agent's accepted definition as the registry has it.
///
/// @param hash names exactly this definition
/// @param json [dev.rouse.core.definition.Definition] as JSON text; parsed once a hash
public record RegisteredAgent(String hash, String json, boolean suspended) {}
