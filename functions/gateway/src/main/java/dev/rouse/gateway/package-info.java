/// The front door: whatever comes in is in the journal before anyone is told so, and whatever a run
/// sends out leaves from here. Any number of replicas may stand side by side: none of them keeps
/// anything that the journal does not.
@NullMarked
package dev.rouse.gateway;

import org.jspecify.annotations.NullMarked;
