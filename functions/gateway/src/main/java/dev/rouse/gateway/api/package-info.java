/// What people and programs ask of the platform: tasks, runs, approvals, dead letters and agents,
/// and the few things that a human may do to them.
@NullMarked
package dev.rouse.gateway.api;

import org.jspecify.annotations.NullMarked;
