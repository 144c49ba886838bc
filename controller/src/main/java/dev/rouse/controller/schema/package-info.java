/// What fields may hold, said once: from it come the CustomResourceDefinitions and their page in
/// the docs.
///
/// Every schema here is structural, as Kubernetes wants it, and every rule has a message that says
/// what would be right.
@NullMarked
package dev.rouse.controller.schema;

import org.jspecify.annotations.NullMarked;
