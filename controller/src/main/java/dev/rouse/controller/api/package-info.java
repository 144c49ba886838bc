/// The API server: the few calls that the controller makes, and what may come back.
@NullMarked
package dev.rouse.controller.api;

import org.jspecify.annotations.NullMarked;
