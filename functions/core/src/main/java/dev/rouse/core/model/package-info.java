/// What a model is asked and what it answers, in no provider's words.
///
/// [dev.rouse.core.model.Model] is the port behind which each provider's client stands.
@NullMarked
package dev.rouse.core.model;

import org.jspecify.annotations.NullMarked;
