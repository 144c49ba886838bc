/// Tests that run the real programs as processes of their own, on a real database.
///
/// They kill, pause and restart those processes, since a crash that a test imitates inside its own
/// JVM leaves too much alive. Invariant: every process that a test starts ends with the test.
@NullMarked
package dev.rouse.e2e;

import org.jspecify.annotations.NullMarked;
