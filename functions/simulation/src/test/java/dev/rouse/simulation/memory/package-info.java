@NullMarked
package dev.rouse.simulation.memory;

import org.jspecify.annotations.NullMarked;
