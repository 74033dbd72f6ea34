package trafficanalyzer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.interceptor.CaptureFilter;
import trafficanalyzer.interceptor.Interceptor;
import trafficanalyzer.interceptor.InterceptorConfig;
import trafficanalyzer.interceptor.Sidecar;
import trafficanalyzer.interceptor.Spool;
import trafficanalyzer.interceptor.SpoolLimit;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.HostName;

/** {@code ./traffic capture}: records into a folder until it is stopped. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = {
      "Records traffic into a folder of pcap slices, until Ctrl-C.",
      "With ports: outbound traffic to these ports, and inbound DNS.",
      "With --filter: what the BPF expression matches (pcap-filter(7)).",
      "With neither: everything but the ports that this system itself uses."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every packet that the kernel took in was written or is told as dropped",
      "1:packets were lost, because the disk was full or the interface went away",
      "2:the command line or the filter is wrong",
      "3:libpcap, a permission, the interface or room in the folder is missing"
    })
public final class CaptureCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PORT", arity = "0..*", description = "TCP and UDP ports")
  private List<String> ports = List.of();

  @Option(
      names = {"-i", "--interface"},
      paramLabel = "NAME",
      split = ",",
      description = "interfaces; the one of the default route where none is given")
  private List<String> interfaces = List.of();

  @Option(
      names = {"-f", "--filter"},
      paramLabel = "BPF",
      description = "what to record")
  private String filter = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "captures",
      description = "folder of the slices (${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = {"-p", "--promiscuous"},
      description = "record frames for other machines too, as on a mirror port")
  private boolean promiscuous;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "length of a slice, a divisor of 60 (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--slices",
      paramLabel = "N",
      defaultValue = "0",
      description = "stop after so many slices; what was taken in after them makes one more")
  private int slices;

  @Spec private CommandSpec spec;

  private final CompletableFuture<Void> enough = new CompletableFuture<>();
  private final Map<String, Integer> published = new ConcurrentHashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    Interceptor interceptor = new Interceptor(config(), Spool.flat(out), this::published);
    CountDownLatch closed = new CountDownLatch(1);
    // Ctrl-C ends the wait below, and the process only when the last slice is written.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  enough.complete(null);
                  awaitQuietly(closed);
                }));
    try (interceptor) {
      interceptor.start();
      enough.join();
    } finally {
      interceptor.summary().forEach(this::print);
      closed.countDown();
    }
    return (interceptor.lost() == 0 ? ExitCode.OK : ExitCode.FAILED).status();
  }

  private InterceptorConfig config() {
    return new InterceptorConfig(
        interfaces,
        CaptureFilter.of(
            ports, filter, List.of(InterceptorConfig.OWN_PORTS.defaultValue().split(","))),
        out,
        HostName.get(),
        seconds,
        Integer.parseInt(InterceptorConfig.SNAPLEN.defaultValue()),
        Integer.parseInt(InterceptorConfig.BUFFER.defaultValue()) << 20,
        promiscuous,
        "",
        0,
        SpoolLimit.NONE);
  }

  private void published(Path file, Sidecar slice) {
    print(file + "  " + slice.written() + " packets");
    int count = published.merge(slice.interfaceName(), 1, Integer::sum);
    if (count == slices) {
      enough.complete(null);
    }
  }

  private synchronized void print(String line) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(line);
    writer.flush();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
