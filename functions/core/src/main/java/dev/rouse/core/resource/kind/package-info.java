/// The kinds of resource: an agent, the model it asks, the tools it uses, and teams of agents.
///
/// Each is a whole, checked value that writes itself as the JSON it can be read from again.
@NullMarked
package dev.rouse.core.resource.kind;

import org.jspecify.annotations.NullMarked;
