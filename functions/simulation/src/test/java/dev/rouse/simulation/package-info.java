@NullMarked
package dev.rouse.simulation;

import org.jspecify.annotations.NullMarked;
