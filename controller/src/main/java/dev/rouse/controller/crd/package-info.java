/// The CustomResourceDefinitions of `rouse.dev/v1alpha1`, written in Java with the core's own words
/// and defaults.
///
/// The core's readers stay what decides; these refuse at once what a schema and CEL can refuse. A
/// test holds both against each other field by field.
@NullMarked
package dev.rouse.controller.crd;

import org.jspecify.annotations.NullMarked;
