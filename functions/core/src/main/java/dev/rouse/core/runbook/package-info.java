/// The runbook in the model's place: what an agent does where it has no model, or when all of them
/// have failed. It takes turns as a model would, so journal, policies and limits are the same.
@NullMarked
package dev.rouse.core.runbook;

import org.jspecify.annotations.NullMarked;
