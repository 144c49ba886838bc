/// Commands about work: sending it, following it, deciding what waits for a human, and looking
/// after what failed. They ask the gateway alone.
@NullMarked
package dev.rouse.cli.work;

import org.jspecify.annotations.NullMarked;
