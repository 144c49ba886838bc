package dev.rouse.core.journal;

import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that is durable about tasks and runs.
///
/// Every verb throws [JournalAway] where the journal cannot be reached; whether the verb took place
/// is then not known. All verbs may be called again with the same arguments: the second call finds
/// what the first one did.
public interface Journal {

  /// Takes tasks in, all or none: each with its run and its place in its session.
  List<Taken> takeIn(List<Offer> offers);

  /// Takes one task in for the process that received it: where its run may begin at once, the
  /// process owns it from this commit on (epoch 1). Whoever calls this counts the offer's id among
  /// the runs it knows from before the call: else a claim beside it would find the run unknown.
  TakenHere takeInHere(Offer offer, Process process);

  /// Tells a run something. News and cancellations come this way; decisions by [#decide]. What
  /// repeats an earlier input ([Input#identity]) is not told again. A run that nobody has begun
  /// ends with its cancellation, and the next of its session becomes due.
  Told tell(RunRef run, Input input);

  /// Decides an ask, once, before its deadline, for exactly the arguments that were asked about. A
  /// repeat is told [Verdict.Already], with the decision it made itself.
  Verdict decide(RunRef run, String ask, String hash, Input.Decided decision);

  /// Opens a failed run again at the end of its session; false where it is neither failed nor just
  /// reopened by the same hand. What its children said while it was over, it hears now.
  boolean redrive(RunRef run, Input.Redriven by);

  /// Announces a process. What a former incarnation of the same name owned is free.
  void start(Process process);

  /// Says that the process lives and learns which of its runs have unread inputs.
  ///
  /// @param known the runs that this incarnation knows it owns
  Pulse heartbeat(Process process, Set<RunId> known);

  /// Makes up to `slots` due runs of the process's agent its own: those without an owner, those
  /// whose owner is silent, and those that this incarnation owns without knowing it. Of a suspended
  /// agent only what somebody owns; nothing for an incarnation that was replaced.
  ///
  /// @param known the runs that this incarnation knows it owns
  List<Claim> claim(Process process, int slots, Set<RunId> known);

  /// Writes steps and moves the run's head, or does nothing at all.
  Appended append(Append append);

  /// A run's inputs with a number above `after`, in order.
  List<Numbered> inputs(RunRef run, int after);

  /// Gives runs up for others to claim, and gives their attempts back.
  void giveUp(Process process, Map<RunId, Integer> epochs);

  /// How a run stands.
  Optional<RunView> look(RunRef run);

  /// What an agent has spent since `from`.
  Spent spentSince(AgentId agent, Instant from);

  /// The due runs of every agent that has any.
  Map<AgentId, Integer> backlog();
}
