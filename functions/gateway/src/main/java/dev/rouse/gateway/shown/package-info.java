/// What people and scripts are shown of the journal, as JSON. The names here are a promise: a field
/// may be added, none may change its meaning.
@NullMarked
package dev.rouse.gateway.shown;

import org.jspecify.annotations.NullMarked;
