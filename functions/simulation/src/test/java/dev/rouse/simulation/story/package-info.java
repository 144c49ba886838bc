@NullMarked
package dev.rouse.simulation.story;

import org.jspecify.annotations.NullMarked;
