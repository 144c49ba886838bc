/// What the registry holds of an agent: the agent, its models and its tools, resolved.
///
/// A run needs nothing else, so it knows no other resource and no cluster. The invariant: every
/// tool that the agent or its runbook names is in its definition, with the effect that this agent
/// gives it; equal definitions have equal hashes.
@NullMarked
package dev.rouse.core.definition;

import org.jspecify.annotations.NullMarked;
