/// The gateway's front door under load.
@NullMarked
package dev.rouse.bench.door;

import org.jspecify.annotations.NullMarked;
