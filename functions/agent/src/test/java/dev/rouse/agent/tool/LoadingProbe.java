package dev.rouse.agent.tool;

import dev.rouse.core.resource.tool.Settings;

/// A process that uses one tool.
final class LoadingProbe {
  private LoadingProbe() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(Calls.anywhere().output(new Settings.Time(), "{}"));
  }
}
