/// Budgets as far as a status tells of them: that one is spent, and until when.
///
/// What is spent changes with every run and stays in the journal. Here only the line is watched
/// that an agent passes once in a window.
@NullMarked
package dev.rouse.controller.budget;

import org.jspecify.annotations.NullMarked;
