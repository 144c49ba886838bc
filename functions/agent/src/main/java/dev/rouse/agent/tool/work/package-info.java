/// What every type of tool has in common: it takes arguments and gives an output or a fault.
///
/// It stands apart from the shed that dispatches, so that types know neither it nor each other.
/// Invariant: a fault is written for a model and never holds a secret; a bug stays unchecked.
@NullMarked
package dev.rouse.agent.tool.work;

import org.jspecify.annotations.NullMarked;
