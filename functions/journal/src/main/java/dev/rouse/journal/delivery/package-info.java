/// Events on their way out.
///
/// Whoever sends one leases it first: for so long nobody else sends it, and if its sender dies,
/// somebody will. So each is sent at least once, under an id by which its receiver knows a repeat.
@NullMarked
package dev.rouse.journal.delivery;

import org.jspecify.annotations.NullMarked;
