/// Schedules: a tick is a task like any other. Its id is the instant it stands for, so any replica
/// may take it in and it is one task all the same.
@NullMarked
package dev.rouse.gateway.schedule;

import org.jspecify.annotations.NullMarked;
