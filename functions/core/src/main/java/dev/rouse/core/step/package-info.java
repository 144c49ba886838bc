/// What a run leaves behind: its steps, in order, each journaled before the next effect begins.
///
/// The shapes here are stored for years: a field is added with a default, never renamed or reused.
@NullMarked
package dev.rouse.core.step;

import org.jspecify.annotations.NullMarked;
