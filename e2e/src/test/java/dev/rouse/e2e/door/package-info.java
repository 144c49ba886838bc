/// Gateways as processes, from the jar that ships, on one PostgreSQL; any of them may die.
@NullMarked
package dev.rouse.e2e.door;

import org.jspecify.annotations.NullMarked;
