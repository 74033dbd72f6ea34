package trafficanalyzer.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.Instance.Member;
import trafficanalyzer.cli.instance.InstanceFile;
import trafficanalyzer.cli.instance.InstanceOption;
import trafficanalyzer.cli.instance.Instances;
import trafficanalyzer.cli.up.StopSequence;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Stops the instance that runs, also one whose {@code up} was killed. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop all that `up` started; what was captured is stored first, the data stays.")
final class DownCommand implements Callable<Integer> {
  /** The sum of what each process is given, and some more. */
  private static final long LIMIT_MILLIS = 240_000;

  private static final long POLL_MILLIS = 100;

  @Mixin private InstanceOption option;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = option.running(System.getenv());
    Console console = Console.standard();
    if (instance.supervisor().alive()) {
      instance.supervisor().stop(false);
      follow(instance, console);
    }
    if (instance.alive()) {
      // The supervisor was killed, or failed while it stopped: its own jar may have been built
      // anew.
      console.line("the supervisor of " + instance.data() + " is gone: stopping its processes");
      new StopSequence(instance.folder(), console::line).stop(instance.processes());
      InstanceFile.delete(instance.folder());
      new Instances(System.getenv()).remove(instance.folder());
    }
    console.line("everything is stopped");
    return ExitCode.OK.status();
  }

  /** The supervisor does the work; each process that ended is told. */
  private static void follow(Instance instance, Console console) throws InterruptedException {
    List<Member> members = StopSequence.order(instance.processes());
    Set<String> told = new HashSet<>();
    long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
    while (instance.supervisor().alive()) {
      tell(members, told, console);
      if (System.currentTimeMillis() > deadline) {
        throw new ServiceException(
            ExitCode.FAILED,
            "the instance in " + instance.data() + " does not stop",
            "see "
                + instance.folder().log("up")
                + ", or kill process "
                + instance.supervisor().pid()
                + " and run ./traffic down again");
      }
      Thread.sleep(POLL_MILLIS);
    }
    tell(members, told, console);
  }

  private static void tell(List<Member> members, Set<String> told, Console console) {
    for (Member member : members) {
      if (!member.alive() && told.add(member.name())) {
        console.line(member.name() + " stopped");
      }
    }
  }
}
