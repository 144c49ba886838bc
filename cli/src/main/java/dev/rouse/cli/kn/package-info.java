/// `kn-agent`: all its commands under one name, and the way from a command line to an exit code.
@NullMarked
package dev.rouse.cli.kn;

import org.jspecify.annotations.NullMarked;
