/// Questions to Prometheus, and its answers in a form that a model can read and a runbook compare.
///
/// Invariant: an instant query with one sample has a `value`, so that `memory.value > 4e8` means
/// what it says.
@NullMarked
package dev.rouse.agent.tool.prometheus;

import org.jspecify.annotations.NullMarked;
