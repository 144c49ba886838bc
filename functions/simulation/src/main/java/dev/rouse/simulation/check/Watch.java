package dev.rouse.simulation.check;

/// All rules, over the same books.
public final class Watch {
  private final Books books;
  private final IntakeRules intake;
  private final OwnerRules owners;
  private final AppendRules appends;
  private final InputRules inputs;

  public Watch(Books books) {
    this.books = books;
    this.intake = new IntakeRules(books);
    this.owners = new OwnerRules(books);
    this.appends = new AppendRules(books, intake, owners);
    this.inputs = new InputRules(books);
  }

  public Books books() {
    return books;
  }

  /// Lets something happen that was asked for long ago.
  public void late(Runnable action) {
    owners.late(action);
  }

  IntakeRules intake() {
    return intake;
  }

  OwnerRules owners() {
    return owners;
  }

  AppendRules appends() {
    return appends;
  }

  InputRules inputs() {
    return inputs;
  }
}
