/// Taking in: tasks of concurrent requests go into the journal together, in one transaction, and
/// each sender is answered after its commit. What cannot be stored is refused, never kept for
/// later.
@NullMarked
package dev.rouse.gateway.intake;

import org.jspecify.annotations.NullMarked;
