/// Looks at what an installation stands on, and says of each part whether it will do and, where it
/// will not, what to do about it.
@NullMarked
package dev.rouse.cli.doctor;

import org.jspecify.annotations.NullMarked;
