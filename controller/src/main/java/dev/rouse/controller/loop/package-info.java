/// The loop: what has changed is looked at, planned, written and told, one agent at a time by one
/// thread.
///
/// Every round begins with what is there now and ends with no write where nothing is different.
/// What fails is tried again, each time later, and never at once.
@NullMarked
package dev.rouse.controller.loop;

import org.jspecify.annotations.NullMarked;
