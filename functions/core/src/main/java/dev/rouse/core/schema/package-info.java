/// JSON schemas: of tools' arguments, of answers, of what a tool server describes.
///
/// Schemas and values both come from strangers, so neither can make a check costly: no reference
/// leads out of a schema, expressions are RE2's (linear time), and a check that takes too many
/// steps ends as a violation.
@NullMarked
package dev.rouse.core.schema;

import org.jspecify.annotations.NullMarked;
