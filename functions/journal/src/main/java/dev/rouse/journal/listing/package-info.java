/// Lists for people: the newest first, in pages.
///
/// A page begins after a place, not after a number of lines: what comes in meanwhile moves nothing,
/// and a page costs the same wherever it begins. Who may see which namespaces is the caller's to
/// say, in every list.
@NullMarked
package dev.rouse.journal.listing;

import org.jspecify.annotations.NullMarked;
