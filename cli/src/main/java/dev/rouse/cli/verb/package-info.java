/// What every command of `kn-agent` is made of: its words, what it was given, whom it may ask, and
/// where it prints. Commands are data and a function; nothing here knows what they do.
@NullMarked
package dev.rouse.cli.verb;

import org.jspecify.annotations.NullMarked;
