/// The journal in memory: PROTOCOL.md as a program that one can read.
///
/// Tables are maps, a transaction is a method under one lock, and time is whatever the simulation
/// says. The invariant: it passes the contract that the journal on PostgreSQL passes.
@NullMarked
package dev.rouse.simulation.memory;

import org.jspecify.annotations.NullMarked;
