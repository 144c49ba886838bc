/// The parts of a model config: how a model is asked, what it costs, and who may use it.
@NullMarked
package dev.rouse.core.resource.model;

import org.jspecify.annotations.NullMarked;
