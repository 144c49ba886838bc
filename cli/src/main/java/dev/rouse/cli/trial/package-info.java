/// One run of an agent here and now, on a platform of its own that is thrown away afterwards: for a
/// look before anything is deployed, and for CI.
@NullMarked
package dev.rouse.cli.trial;

import org.jspecify.annotations.NullMarked;
