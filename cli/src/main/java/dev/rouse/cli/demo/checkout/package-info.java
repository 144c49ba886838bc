/// The sick system of the demo: a small service of its own process whose only worker asks another
/// service for prices without a timeout. Once that one goes silent its orders pile up. It stands on
/// the JDK alone.
@NullMarked
package dev.rouse.cli.demo.checkout;

import org.jspecify.annotations.NullMarked;
