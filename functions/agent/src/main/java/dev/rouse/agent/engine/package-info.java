/// The engine: the thin shell around the core that works on runs.
///
/// It claims runs, performs the effects that the core's machine names, against ports, and journals
/// what the machine decides. One virtual thread a run, straight-line code. The invariant: no effect
/// begins before the steps that lead to it are journaled, nor while the process may be taken for
/// dead.
@NullMarked
package dev.rouse.agent.engine;

import org.jspecify.annotations.NullMarked;
