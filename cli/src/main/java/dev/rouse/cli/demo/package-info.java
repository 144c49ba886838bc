/// The command `demo`: a fresh platform, a real small system that falls ill, and the story of the
/// alert that wakes an agent from zero. Everything is asked of the gateway, as a user would.
@NullMarked
package dev.rouse.cli.demo;

import org.jspecify.annotations.NullMarked;
