/// How the command line shows what it was told: tables and timelines for people, JSON and YAML for
/// scripts. Pure: values in, text out.
@NullMarked
package dev.rouse.cli.shown;

import org.jspecify.annotations.NullMarked;
