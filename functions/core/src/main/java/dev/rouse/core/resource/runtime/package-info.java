/// The process that an agent's runs are worked on in: image, resources, environment, identity.
///
/// These are the parts that roll the Revision when they change; all else is read at each claim.
@NullMarked
package dev.rouse.core.resource.runtime;

import org.jspecify.annotations.NullMarked;
