/// Looks at the calls that a model or a runbook wants: is there such a tool, do the arguments fit,
/// who must allow it, is it the same call over and over?
///
/// The invariant: whatever a model writes leads to a finding, never to an exception, and what it
/// should know of one is told to it as the call's result.
@NullMarked
package dev.rouse.core.machine.examination;

import org.jspecify.annotations.NullMarked;
