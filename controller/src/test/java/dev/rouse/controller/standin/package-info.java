/// A small API server in memory: what the controller asks of the real one, and the ways in which
/// that one fails.
@NullMarked
package dev.rouse.controller.standin;

import org.jspecify.annotations.NullMarked;
