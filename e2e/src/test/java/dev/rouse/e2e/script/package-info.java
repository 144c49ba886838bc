/// The run that the tests disturb: its agents, and what their model says.
///
/// Ten steps as `limits.steps` counts them: four turns and six calls, of all three effects, two of
/// them at once, one of another agent and one that a human must allow. Invariant: what the model
/// says follows from the conversation alone, so every process would go on in the same way.
@NullMarked
package dev.rouse.e2e.script;

import org.jspecify.annotations.NullMarked;
