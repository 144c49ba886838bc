/// The folder that becomes an image's root: the C library's few files, a Java runtime, the program.
///
/// The invariant: every file in it has one and the same time, as its layer says, since a JVM
/// refuses a cache whose jar has another time than it was trained with.
@NullMarked
package dev.rouse.image.root;

import org.jspecify.annotations.NullMarked;
