/// The command line as a user has it: a process, its words, what it prints and its exit code.
@NullMarked
package dev.rouse.e2e.kn;

import org.jspecify.annotations.NullMarked;
