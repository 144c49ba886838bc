/// Cases in folders: what goes into a test, and what came out of it when it was last looked at.
@NullMarked
package dev.rouse.core.golden;

import org.jspecify.annotations.NullMarked;
