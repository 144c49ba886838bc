/// What every HTTP way in shares. Nothing here knows an agent's program or the gateway's.
@NullMarked
package dev.rouse.edge;

import org.jspecify.annotations.NullMarked;
