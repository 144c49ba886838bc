package dev.rouse.journal.contract;

import org.junit.jupiter.api.Nested;

/// The whole contract.
public abstract class JournalContract {

  /// The journal under test.
  protected abstract JournalFixture fixture();

  @Nested
  final class TakingIn extends TakingInContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Sessions extends SessionContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Claims extends ClaimContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Appends extends AppendContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Inputs extends InputContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Humans extends HumanContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Fidelity extends FidelityContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class Races extends RaceContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }

  @Nested
  final class SessionRaces extends SessionRaceContract {
    @Override
    JournalFixture fixture() {
      return JournalContract.this.fixture();
    }
  }
}
