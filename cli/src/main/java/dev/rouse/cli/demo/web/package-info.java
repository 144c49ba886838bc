/// What the demo asks over HTTP of what it has started.
@NullMarked
package dev.rouse.cli.demo.web;

import org.jspecify.annotations.NullMarked;
