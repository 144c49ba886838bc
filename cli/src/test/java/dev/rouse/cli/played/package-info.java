/// A gateway and a cluster that hold what a test gives them, and a command line that asks them.
@NullMarked
package dev.rouse.cli.played;

import org.jspecify.annotations.NullMarked;
