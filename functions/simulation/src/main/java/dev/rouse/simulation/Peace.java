package dev.rouse.simulation;

import dev.rouse.core.step.Entry;
import dev.rouse.core.task.RunRef;
import dev.rouse.simulation.check.Rule;
import dev.rouse.simulation.check.Violation;
import dev.rouse.simulation.story.Likeness;
import dev.rouse.simulation.story.Story;
import dev.rouse.simulation.world.Feature;
import dev.rouse.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What happened in a world where nothing went wrong, run by run: the measure for the same world
/// with everything that does go wrong in it.
///
/// Compared is every run that both worlds have and that began in one of them; whether a task that
/// meets a busy session is refused, or joins another's run, depends on when it comes.
record Peace(World world, Map<RunRef, List<Entry>> steps) {

  Report compared(Report report, Map<RunRef, List<Entry>> disturbed) {
    int whole = 0;
    int inPart = 0;
    for (var run : disturbed.entrySet()) {
      var undisturbed = steps.get(run.getKey());
      if (undisturbed == null || (undisturbed.isEmpty() && run.getValue().isEmpty())) {
        continue;
      }
      switch (likeness(undisturbed, run.getValue())) {
        case Likeness.Whole _ -> whole++;
        case Likeness.InPart _ -> inPart++;
        case Likeness.None(var why) -> {
          var violation = new Violation(Rule.SAME_AS_UNDISTURBED, run.getKey() + ": " + why);
          return report.failed(violation, story(undisturbed, run.getValue()));
        }
      }
    }
    return report.compared(whole, inPart);
  }

  private Likeness likeness(List<Entry> undisturbed, List<Entry> disturbed) {
    return Likeness.of(
        Story.of(undisturbed), Story.of(disturbed), world.has(Feature.FICKLE_MODELS));
  }

  private List<String> story(List<Entry> undisturbed, List<Entry> disturbed) {
    var story = new ArrayList<String>();
    story.add(world.toString());
    story.add("undisturbed:");
    undisturbed.forEach(entry -> story.add("  " + entry));
    story.add("disturbed:");
    disturbed.forEach(entry -> story.add("  " + entry));
    return story;
  }
}
