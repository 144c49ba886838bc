/// The gateway as a process: what it was told, what it is made of, and what it does again and
/// again.
@NullMarked
package dev.rouse.gateway.program;

import org.jspecify.annotations.NullMarked;
