/// What the tests play on: a durable PostgreSQL, processes that can be killed and paused, a target
/// that records what reaches it, and a human who decides.
///
/// Tests wait for what processes say, not for time to pass. Invariant: what a stage has started
/// ends with it.
@NullMarked
package dev.rouse.e2e.stage;

import org.jspecify.annotations.NullMarked;
