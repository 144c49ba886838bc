/// What a process is told when it starts: read once, checked at once, then only passed on.
///
/// The invariant: what is wrong is said with the variable's name before anything is opened.
@NullMarked
package dev.rouse.agent.settings;

import org.jspecify.annotations.NullMarked;
