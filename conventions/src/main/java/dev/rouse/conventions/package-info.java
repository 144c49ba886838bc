/// Rules on the code itself, checked by one test in every module.
///
/// What a compiler cannot say (which packages may know each other, what the core must not touch)
/// would otherwise be kept by memory alone. Invariant: a rule here holds for every module; what
/// holds for one module only stands in that module's own `ArchitectureTest`.
@NullMarked
package dev.rouse.conventions;

import org.jspecify.annotations.NullMarked;
