/// The resources of `rouse.dev/v1alpha1`, as checked values.
@NullMarked
package dev.rouse.core.resource;

import org.jspecify.annotations.NullMarked;
