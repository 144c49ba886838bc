/// `up`: starts everything in its order, says what happens, and ends it in the opposite order.
@NullMarked
package dev.rouse.cli.up;

import org.jspecify.annotations.NullMarked;
