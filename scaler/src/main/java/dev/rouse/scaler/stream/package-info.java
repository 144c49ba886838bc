/// Calls whose answers go on until the client leaves or this process ends. A client that reads
/// slowly misses words, which are said again later; it never holds up another. All end with OK.
@NullMarked
package dev.rouse.scaler.stream;

import org.jspecify.annotations.NullMarked;
