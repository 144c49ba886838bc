/// The life of a process: how it begins, why it may not, and with what code it ends.
@NullMarked
package dev.rouse.edge.program;

import org.jspecify.annotations.NullMarked;
