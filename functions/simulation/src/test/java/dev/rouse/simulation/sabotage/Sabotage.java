package dev.rouse.simulation.sabotage;

import dev.rouse.agent.engine.Ports;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Journal;
import dev.rouse.core.journal.Process;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.task.Taken;
import dev.rouse.simulation.memory.Database;
import dev.rouse.simulation.memory.Omission;
import dev.rouse.simulation.process.Rigging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Faults that somebody could make, each in one verb or one port.
enum Sabotage implements Rigging {
  APPEND_WITHOUT_EPOCH_CHECK {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public Appended append(Append append) {
          int epoch = honest.look(append.run()).map(view -> view.epoch()).orElse(append.epoch());
          return honest.append(Forgery.underEpoch(append, epoch));
        }
      };
    }
  },
  SLEEP_AND_END_OVER_UNREAD_INPUTS {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public Appended append(Append append) {
          return honest.append(append) instanceof Appended.InputsFirst(var inputs)
              ? honest.append(Forgery.asIfHeard(append, inputs))
              : honest.append(append);
        }
      };
    }
  },
  INTENT_NOT_JOURNALED {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public Appended append(Append append) {
          return honest.append(Forgery.withoutIntents(append));
        }
      };
    }
  },
  CLAIM_IGNORES_HEARTBEATS {
    // Each process has a journal of its own in its hands; who owns what they all know.
    @SuppressWarnings("ImmutableEnumChecker") // forgotten with its world
    private final Map<Database, Map<RunId, Owned>> owned = new WeakHashMap<>();

    private record Owned(Process owner, int epoch) {}

    @Override
    public Journal journal(Journal honest, Database database) {
      var runs = owned.computeIfAbsent(database, _ -> new HashMap<>());
      return new HonestJournal(honest) {
        @Override
        public List<Claim> claim(Process process, int slots, Set<RunId> known) {
          runs.forEach((run, of) -> {
            if (!of.owner().equals(process)) {
              honest.giveUp(of.owner(), Map.of(run, of.epoch()));
            }
          });
          var claims = honest.claim(process, slots, known);
          claims.forEach(c -> runs.put(c.task().id(), new Owned(process, c.epoch())));
          return claims;
        }
      };
    }
  },
  ATTEMPTS_NOT_COUNTED {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public List<Claim> claim(Process process, int slots, Set<RunId> known) {
          return honest.claim(process, slots, known).stream().map(Forgery::firstAttempt).toList();
        }
      };
    }
  },
  ONCE_REPEATED_AFTER_A_CRASH {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public List<Claim> claim(Process process, int slots, Set<RunId> known) {
          return honest.claim(process, slots, known).stream().map(Forgery::harmless).toList();
        }
      };
    }
  },
  DUPLICATE_EVENT_MAKES_A_SECOND_TASK {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        private final AtomicInteger copies = new AtomicInteger();

        @Override
        public List<Taken> takeIn(List<Offer> offers) {
          return honest.takeIn(
              offers.stream().map(o -> Forgery.renamed(o, copies.incrementAndGet())).toList());
        }
      };
    }
  },
  INPUTS_ARE_LOST_ON_THE_WAY {
    @Override
    public Journal journal(Journal honest, Database database) {
      return new HonestJournal(honest) {
        @Override
        public List<Claim> claim(Process process, int slots, Set<RunId> known) {
          return honest.claim(process, slots, known).stream().map(Forgery::deaf).toList();
        }

        @Override
        public List<Numbered> inputs(RunRef run, int after) {
          return List.of();
        }
      };
    }
  },
  SESSION_IS_NOT_PASSED_ON {
    @Override
    public Set<Omission> omissions() {
      return Set.of(Omission.NEXT_OF_SESSION);
    }
  },
  CHILDS_ANSWER_IS_LOST {
    @Override
    public Set<Omission> omissions() {
      return Set.of(Omission.ANSWER_TO_PARENT);
    }
  },
  RESULT_OF_ANOTHER_CALL {
    @Override
    public Ports ports(Ports honest) {
      var earlier = new AtomicReference<Optional<ToolResult>>(Optional.empty());
      return new Ports(
          honest.journal(),
          honest.definitions(),
          honest.model(),
          call -> {
            var result = honest.tools().call(call);
            return earlier.getAndSet(Optional.of(result)).orElse(result);
          },
          honest.clock(),
          honest.fibers());
    }
  },
  IDEMPOTENT_UNDER_A_NEW_KEY_EACH_TIME {
    @Override
    public Ports ports(Ports honest) {
      var calls = new AtomicInteger();
      return new Ports(
          honest.journal(),
          honest.definitions(),
          honest.model(),
          call -> honest.tools().call(Forgery.renamed(call, calls.incrementAndGet())),
          honest.clock(),
          honest.fibers());
    }
  }
}
