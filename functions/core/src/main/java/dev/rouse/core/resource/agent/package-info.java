/// An agent's own parts: what it may use, what it may cost, and what it does without a model.
///
/// Each part is a record that checks itself and writes itself as the JSON it was read from, with
/// the defaults filled in.
@NullMarked
package dev.rouse.core.resource.agent;

import org.jspecify.annotations.NullMarked;
