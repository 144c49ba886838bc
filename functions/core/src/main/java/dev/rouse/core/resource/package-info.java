/// What the resources of `rouse.dev/v1alpha1` share: their words (enumerations), their references,
/// and every default ([dev.rouse.core.resource.Defaults], nowhere else). Each kind's own parts are
/// in the packages below, the kinds themselves in [dev.rouse.core.resource.kind].
///
/// Invariant: a value that exists is valid; its constructor refuses all else.
@NullMarked
package dev.rouse.core.resource;

import org.jspecify.annotations.NullMarked;
