/// Incidents: a group of alerts as one agent sees it, from the first that fires until all have
/// resolved.
///
/// [dev.rouse.core.incident.AlertRules] decides, from what is known and what is news, what the
/// agent is told and whether a run begins. The one who asks holds the incident's lock; what it is
/// answered is stored in the same transaction.
@NullMarked
package dev.rouse.core.incident;

import org.jspecify.annotations.NullMarked;
