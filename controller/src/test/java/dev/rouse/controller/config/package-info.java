/// What people apply: `config/knative` and its overlays.
@NullMarked
package dev.rouse.controller.config;

import org.jspecify.annotations.NullMarked;
