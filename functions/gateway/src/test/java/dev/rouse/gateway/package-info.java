/// What the gateway's tests share: agents as they stand in the registry, and a journal of their
/// own.
@NullMarked
package dev.rouse.gateway;

import org.jspecify.annotations.NullMarked;
