/// The programs as images: for each a Java runtime of its own, its jar, and an AOT cache that was
/// trained with both, in a few layers, without a Docker daemon.
///
/// The invariant: an image is a function of the jar, the cache, the JDK and the C library that it
/// is made of; it has no shell, and no time or name of the machine that built it.
@NullMarked
package dev.rouse.image;

import org.jspecify.annotations.NullMarked;
