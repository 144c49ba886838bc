/// How a value says what it must be: a record checks its [dev.rouse.core.rule.Rules] when it is
/// made, all of them at once, so that a value which breaks one cannot exist and whoever reads it
/// from a text can name every fault.
@NullMarked
package dev.rouse.core.rule;

import org.jspecify.annotations.NullMarked;
