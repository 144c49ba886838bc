/// Commands about resources: looking at agents, making them, and checking what is written before
/// anybody relies on it.
@NullMarked
package dev.rouse.cli.resource;

import org.jspecify.annotations.NullMarked;
