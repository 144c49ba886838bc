/// CloudEvents' expression language, as far as filters need it: whole and bounded.
///
/// Evaluation never throws: what goes wrong (an attribute that is not there, a text that is no
/// number) makes the operation false, zero or empty, and everything that builds on it as well, up
/// to the next AND, OR or XOR. So a filter that cannot be judged does not match.
@NullMarked
package dev.rouse.core.filter.cesql;

import org.jspecify.annotations.NullMarked;
