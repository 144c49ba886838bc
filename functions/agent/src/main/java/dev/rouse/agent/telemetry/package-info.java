/// Spans of what runs do, sent over OTLP with the names of OpenTelemetry's GenAI conventions.
///
/// An encoder and a sender of our own: the SDK would be a third of the jar for three kinds of span.
/// Nothing here is loaded unless an endpoint is configured. The invariants: a run never waits for a
/// span, and what was said and done is in none unless that is asked for.
@NullMarked
package dev.rouse.agent.telemetry;

import org.jspecify.annotations.NullMarked;
