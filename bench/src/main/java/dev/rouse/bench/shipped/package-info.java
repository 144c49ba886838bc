/// The programs as they ship, measured from outside: their jars, flags and caches.
@NullMarked
package dev.rouse.bench.shipped;

import org.jspecify.annotations.NullMarked;
