/// The controller under load: many agents on a stand-in API server, the controller in a process of
/// its own.
@NullMarked
package dev.rouse.bench.cluster;

import org.jspecify.annotations.NullMarked;
