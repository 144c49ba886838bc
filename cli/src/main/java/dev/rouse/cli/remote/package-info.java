/// The gateway's API from outside: one call, one answer, and for every refusal a sentence that says
/// what to do.
@NullMarked
package dev.rouse.cli.remote;

import org.jspecify.annotations.NullMarked;
