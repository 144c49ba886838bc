/// Whoever watches the sick system and raises the alarm: a Prometheus and an Alertmanager where
/// they are installed, else a stand-in for the little of them that the demo needs.
@NullMarked
package dev.rouse.cli.demo.monitoring;

import org.jspecify.annotations.NullMarked;
