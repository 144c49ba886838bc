/// A tool call that is to be performed, and the port that performs it.
@NullMarked
package dev.rouse.core.tool;

import org.jspecify.annotations.NullMarked;
