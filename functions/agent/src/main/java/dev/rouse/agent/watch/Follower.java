package dev.rouse.agent.watch;

import dev.rouse.agent.model.Attempt;
import dev.rouse.agent.model.Bystander;
import dev.rouse.core.journal.Append;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.tool.Tools;
import java.time.Duration;

/// Who follows runs through their calls, for others to see. An interface, so that who implements it
/// is not even loaded where nobody asks for it.
public interface Follower extends Bystander {
  Follower NOBODY =
      new Follower() {
        @Override
        public Attempt around(ModelConfig config, ModelRequest request, Question question)
            throws InterruptedException {
          return question.ask();
        }

        @Override
        public Tools around(Tools tools) {
          return tools;
        }

        @Override
        public void ended(Append append) {}

        @Override
        public void leave(Duration most) {}
      };

  /// `tools`, whose calls are seen.
  Tools around(Tools tools);

  /// A run was ended by what was appended, on the run's own thread.
  void ended(Append append);

  /// Passes on what was seen and not yet told, within `most`.
  void leave(Duration most) throws InterruptedException;
}
