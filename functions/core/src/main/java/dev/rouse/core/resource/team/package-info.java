/// The parts of a team: when its talk is over. Teams are read and checked; they do not run yet.
@NullMarked
package dev.rouse.core.resource.team;

import org.jspecify.annotations.NullMarked;
