/// Whoever waits for a run hears of it while this process works on it.
///
/// A decorated journal tells what was written, once it is; nothing is told that is not durable,
/// tokens of a model apart. The invariant: a slow or absent listener never holds a run up.
@NullMarked
package dev.rouse.agent.watch;

import org.jspecify.annotations.NullMarked;
