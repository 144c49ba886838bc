@NullMarked
package dev.rouse.simulation.schedule;

import org.jspecify.annotations.NullMarked;
