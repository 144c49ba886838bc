/// Figures for a Prometheus, which cannot scrape what lives for seconds: the gateway tells them of
/// all agents, out of the journal. What the journal knows every replica says alike (take the
/// greatest, not the sum); what a process counts itself has its own `instance`.
@NullMarked
package dev.rouse.gateway.metrics;

import org.jspecify.annotations.NullMarked;
