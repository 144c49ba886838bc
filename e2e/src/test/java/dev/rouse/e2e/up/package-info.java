/// The platform on one machine, driven from outside as a user would: a process that is started,
/// called over HTTP, killed and started again.
@NullMarked
package dev.rouse.e2e.up;

import org.jspecify.annotations.NullMarked;
