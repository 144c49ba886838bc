/// One machine's platform as its user starts it, from outside: what `./rouse` says, and what the
/// kernel says of its processes; and a PostgreSQL as a bench needs one.
@NullMarked
package dev.rouse.bench.machine;

import org.jspecify.annotations.NullMarked;
