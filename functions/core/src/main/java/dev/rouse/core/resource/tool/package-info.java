/// The parts of a tool: its parameters and the settings of its type.
///
/// What is known of a type is stated here, once: the least strict effect that it may be given, and
/// the one that it has where nobody says any.
@NullMarked
package dev.rouse.core.resource.tool;

import org.jspecify.annotations.NullMarked;
