/// A seeded simulation that crashes, pauses and restarts agents between any two effects.
///
/// It lives in main code because tests and the crash bench both run it. Invariant: the seed alone
/// decides what happens, so a printed seed reproduces a failure.
@NullMarked
package dev.rouse.simulation;

import org.jspecify.annotations.NullMarked;
