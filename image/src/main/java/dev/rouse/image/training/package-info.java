/// The run from which a JVM learns what to have ready: a real process over a real journal, with a
/// model and a tool server that answer at once.
@NullMarked
package dev.rouse.image.training;

import org.jspecify.annotations.NullMarked;
