/// Bringing the schema up to date. Only those who may do so come here (the gateway, the local
/// plane, tests): it needs Flyway, which an agent's class path lacks.
@NullMarked
package dev.rouse.journal.migration;

import org.jspecify.annotations.NullMarked;
