/// A scaler in a process of its own, and the load that KEDA puts on it.
@NullMarked
package dev.rouse.bench.keda;

import org.jspecify.annotations.NullMarked;
