/// The controller: observe, plan, apply, status. The only writer of cluster objects.
@NullMarked
package dev.rouse.controller;

import org.jspecify.annotations.NullMarked;
