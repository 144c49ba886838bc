/// What whoever plans agents writes: their definitions, and their namespaces' database roles.
@NullMarked
package dev.rouse.journal.registry;

import org.jspecify.annotations.NullMarked;
