/// The KEDA external scaler: tells KEDA how much of each agent's work is runnable, and when some
/// becomes so. It answers from memory; one thread reads the journal.
@NullMarked
package dev.rouse.scaler;

import org.jspecify.annotations.NullMarked;
