/// The process: its settings, its watches and workers in their order, and who leads where there are
/// several.
@NullMarked
package dev.rouse.controller.program;

import org.jspecify.annotations.NullMarked;
