/// What only humans do to a run, through the gateway: decide its asks, and set it going again.
///
/// No agent's database role may write any of it.
@NullMarked
package dev.rouse.journal.human;

import org.jspecify.annotations.NullMarked;
