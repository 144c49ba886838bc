/// What strangers, broken programs and bad days send: refused where it enters, and nothing lost.
@NullMarked
package dev.rouse.gateway.hostile;

import org.jspecify.annotations.NullMarked;
