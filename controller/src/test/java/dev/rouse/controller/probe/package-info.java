/// Tool servers that answer, refuse or hang.
@NullMarked
package dev.rouse.controller.probe;

import org.jspecify.annotations.NullMarked;
