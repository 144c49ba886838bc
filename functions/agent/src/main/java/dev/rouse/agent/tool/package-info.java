/// What an agent can do itself: a shed that finds the type of a tool and has the call carried out.
///
/// A type's classes are loaded by its first call: an agent without Kubernetes tools pays nothing
/// for them. Invariant: every call ends within its tool's timeout, with a result that a model can
/// use; only a bug leaves as an exception.
@NullMarked
package dev.rouse.agent.tool;

import org.jspecify.annotations.NullMarked;
