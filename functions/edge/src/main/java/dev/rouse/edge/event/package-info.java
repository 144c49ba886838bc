/// CloudEvents as they come over HTTP, and as they go out again: binary, structured, batch.
///
/// The SDK knows the protocol; our own JSON format stands behind it, so that no second JSON library
/// is loaded. The invariant: what cannot be read is refused with a sentence that names the fault.
@NullMarked
package dev.rouse.edge.event;

import org.jspecify.annotations.NullMarked;
