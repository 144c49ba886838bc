/// JSON as an immutable value: what events carry, tools take and return, and steps are stored as.
///
/// The invariant: a [dev.rouse.core.json.Json] never holds a character that PostgreSQL refuses
/// (NUL, lone surrogates), so what could be read can always be stored and is the same when read
/// again.
@NullMarked
package dev.rouse.core.json;

import org.jspecify.annotations.NullMarked;
