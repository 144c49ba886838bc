/// The ways into an agent (triggers) and out of it (where its answers go).
@NullMarked
package dev.rouse.core.resource.route;

import org.jspecify.annotations.NullMarked;
