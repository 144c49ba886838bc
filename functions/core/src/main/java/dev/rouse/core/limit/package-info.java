/// What bounds a run: its own limits, its agent's budget, and how long a retry waits.
@NullMarked
package dev.rouse.core.limit;

import org.jspecify.annotations.NullMarked;
