/// The agents that there are, as the registry last said: read once, kept in memory, and read again
/// where something has changed, so that an event finds its agents without a question to the
/// journal.
@NullMarked
package dev.rouse.gateway.directory;

import org.jspecify.annotations.NullMarked;
