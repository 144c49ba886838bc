/// What a process with a door is told when it starts: read once, checked at once, then only passed
/// on.
///
/// The invariant: what is wrong is said with the variable's name before anything is opened.
@NullMarked
package dev.rouse.edge.settings;

import org.jspecify.annotations.NullMarked;
