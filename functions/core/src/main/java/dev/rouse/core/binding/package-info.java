/// What was written, read into records: every fault is collected, with its path and its line.
///
/// A [dev.rouse.core.binding.Fields] is a place in the document that is asked for what it knows by
/// name. What it was not asked for is a fault too (unknown field), and the records' own rules
/// become faults where they break. Nothing here knows any resource.
@NullMarked
package dev.rouse.core.binding;

import org.jspecify.annotations.NullMarked;
