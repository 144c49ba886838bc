/// What a run's steps tell of it, and whether two tell the same.
///
/// The steps of a run that was disturbed must equal those of the same run left in peace, up to
/// interrupted attempts. Pure functions over step lists; the invariant: whatever lets two stories
/// differ is named here, as an [dev.rouse.simulation.story.Accident] or as a call that is excused.
@NullMarked
package dev.rouse.simulation.story;

import org.jspecify.annotations.NullMarked;
