/// Which events concern an agent: the filters of a Knative Trigger, over an event's attributes.
@NullMarked
package dev.rouse.core.filter;

import org.jspecify.annotations.NullMarked;
