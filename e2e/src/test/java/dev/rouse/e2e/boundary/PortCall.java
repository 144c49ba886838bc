package dev.rouse.e2e.boundary;

/// One call of a port, as whoever watches the process is told of it.
///
/// @param verb `append`, `claim`, `model`, `tool` ...
/// @param agent whose process calls
/// @param run the run that the call is about, or nothing
/// @param detail what tells this call from others of the same run and verb
public record PortCall(String verb, String agent, String run, String detail) {

  public PortCall of(String otherRun, String otherDetail) {
    return new PortCall(verb, agent, otherRun, otherDetail);
  }

  /// The same in every undisturbed run of one script: without what names the run.
  String name() {
    return String.join(" ", agent, verb, detail).strip();
  }
}
