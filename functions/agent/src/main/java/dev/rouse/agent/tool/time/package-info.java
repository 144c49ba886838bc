/// The time of day, in a zone.
///
/// A tool, so that the answer is in the journal and a resumed run does not see another time.
@NullMarked
package dev.rouse.agent.tool.time;

import org.jspecify.annotations.NullMarked;
