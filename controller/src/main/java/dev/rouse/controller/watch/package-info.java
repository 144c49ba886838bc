/// The watches: what the API server says is put into the world, and told to whoever plans.
///
/// A watch that breaks begins again by itself; a kind that the cluster does not have is looked for
/// now and then.
@NullMarked
package dev.rouse.controller.watch;

import org.jspecify.annotations.NullMarked;
