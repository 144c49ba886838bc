/// Texts with holes, and conditions: what a resource says about data that is not there yet.
///
/// A template has no logic: a hole is a path, and a path that finds nothing is an answer that names
/// it, never an empty text. A condition is a CEL expression; CEL's classes are not loaded before
/// the first condition is looked at, so an agent without one wakes without them.
@NullMarked
package dev.rouse.core.template;

import org.jspecify.annotations.NullMarked;
