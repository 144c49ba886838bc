/// What was seen, in whichever order it was told.
@NullMarked
package dev.rouse.controller.world;

import org.jspecify.annotations.NullMarked;
