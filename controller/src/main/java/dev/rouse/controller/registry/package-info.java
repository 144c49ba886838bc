/// The journal as far as the controller needs it: the registry's rows, namespaces' database roles
/// and the tokens of triggers.
@NullMarked
package dev.rouse.controller.registry;

import org.jspecify.annotations.NullMarked;
