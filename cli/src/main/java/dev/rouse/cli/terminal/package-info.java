/// What people see: Markdown as a terminal shows it, with colours only where it can show them.
@NullMarked
package dev.rouse.cli.terminal;

import org.jspecify.annotations.NullMarked;
