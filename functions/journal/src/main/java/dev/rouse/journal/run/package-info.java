/// What a process does with its runs: it announces itself, claims, appends, gives up, and looks.
///
/// Claim, append and heartbeat take one round trip each and are one transaction. A run's head is
/// moved only under the epoch and the number that its owner knows; everything else follows from
/// whether that moved a row.
@NullMarked
package dev.rouse.journal.run;

import org.jspecify.annotations.NullMarked;
