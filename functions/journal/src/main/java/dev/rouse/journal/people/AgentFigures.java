package dev.rouse.journal.people;

import java.time.Instant;
import java.util.Optional;

/// How one agent's affairs stand, in numbers.
///
/// @param open its runs that have not ended
/// @param due those of them that could be worked on, or are
/// @param oldestDue since when the one that waits longest for it could be
/// @param asks questions that somebody can still decide
/// @param letters its dead letters
/// @param incidents its open incidents
/// @param undelivered its events that have not arrived
/// @param oldestUndelivered since when the oldest of these is on its way
public record AgentFigures(
    int open,
    int due,
    Optional<Instant> oldestDue,
    int asks,
    int letters,
    int incidents,
    int undelivered,
    Optional<Instant> oldestUndelivered) {}
