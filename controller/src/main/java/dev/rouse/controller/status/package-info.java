/// What is said of each resource: conditions that people, kstatus, Argo CD and Flux understand.
///
/// Pure: from what was seen and planned to a status. An agent that sleeps is ready. Nothing that
/// changes with every run stands in a status.
@NullMarked
package dev.rouse.controller.status;

import org.jspecify.annotations.NullMarked;
