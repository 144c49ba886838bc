/// Who may call: bearer tokens out of a file, JSON Web Tokens of an issuer, or anybody at all.
///
/// The invariant: nobody is let in because something could not be read or reached, and neither a
/// token nor a part of one is ever logged or shown.
@NullMarked
package dev.rouse.edge.access;

import org.jspecify.annotations.NullMarked;
