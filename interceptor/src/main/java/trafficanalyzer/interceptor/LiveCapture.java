package trafficanalyzer.interceptor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapDumper;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;

/**
 * One interface opened for recording: libpcap's own loop into a file, and the kernel's counters,
 * which count from the first packet that can be recorded.
 */
final class LiveCapture implements AutoCloseable {
  /**
   * After how many milliseconds the kernel hands over a block of packets that is not full. Without
   * immediate mode, which lost 5-7 % at 50-100 k packets/s where this lost none.
   */
  static final int BLOCK_MILLIS = 100;

  private static final String NOTHING = "len < 1";

  private final String name;
  private final String filter;
  private final PcapHandle handle;
  private final int interfaceIndex;
  private KernelCounter received;
  private KernelCounter droppedByKernel;
  private KernelCounter droppedByInterface;

  private LiveCapture(String name, String filter, PcapHandle handle) {
    this.name = name;
    this.filter = filter;
    this.handle = handle;
    this.interfaceIndex = Interfaces.index(name);
  }

  /**
   * Opens the interface and begins to record into the kernel's ring.
   *
   * @throws ServiceException where a person must mend something
   */
  static LiveCapture open(String name, InterceptorConfig config) {
    PcapHandle handle;
    try {
      handle =
          new PcapHandle.Builder(name)
              .snaplen(config.snaplen())
              .promiscuousMode(
                  config.promiscuous()
                      ? PromiscuousMode.PROMISCUOUS
                      : PromiscuousMode.NONPROMISCUOUS)
              .timeoutMillis(BLOCK_MILLIS)
              .bufferSize(config.bufferBytes())
              .immediateMode(false)
              .timestampPrecision(TimestampPrecision.NANO)
              .build();
    } catch (PcapNativeException e) {
      throw Libpcap.cannotOpen(name, e);
    }
    LiveCapture capture = new LiveCapture(name, config.filter().on(Interfaces.mac(name)), handle);
    try {
      capture.begin();
      return capture;
    } catch (RuntimeException e) {
      capture.close();
      throw e;
    }
  }

  /**
   * Between opening and setting the filter the kernel has counted and kept packets that the filter
   * does not want. So that the counters are exact, nothing is let in until those are gone.
   */
  private void begin() {
    BpfProgram program;
    try {
      program =
          handle.compileFilter(filter, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN);
    } catch (PcapNativeException e) {
      throw Libpcap.wrongFilter(filter, e);
    } catch (NotOpenException e) {
      throw new IllegalStateException(e);
    }
    try {
      handle.setFilter(NOTHING, BpfCompileMode.OPTIMIZE);
      drain();
      PcapStat now = handle.getStats();
      boolean twice = Interfaces.isLoopback(name);
      received = new KernelCounter(now.getNumPacketsReceived(), twice);
      droppedByKernel = new KernelCounter(now.getNumPacketsDropped(), twice);
      droppedByInterface = new KernelCounter(now.getNumPacketsDroppedByIf(), false);
      handle.setFilter(program);
    } catch (PcapNativeException e) {
      throw Libpcap.cannotOpen(name, e);
    } catch (NotOpenException e) {
      throw new IllegalStateException(e);
    } finally {
      program.free();
    }
  }

  private void drain() throws PcapNativeException, NotOpenException {
    PcapDumper nowhere = handle.dumpOpen("/dev/null");
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            this::breakLoop,
            CompletableFuture.delayedExecutor(2L * BLOCK_MILLIS, TimeUnit.MILLISECONDS));
    try {
      handle.loop(-1, nowhere);
    } catch (InterruptedException e) {
      // How pcap4j tells that the loop was broken.
    } finally {
      end.join();
      nowhere.close();
    }
  }

  String filter() {
    return filter;
  }

  /** LINKTYPE_* value of the slices' header. */
  int linkType() {
    return handle.getDlt().value();
  }

  /** Opens a new file to record into; what is written is buffered. */
  PcapDumper dumper(String file) throws PcapNativeException {
    try {
      return handle.dumpOpen(file);
    } catch (NotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Records until {@link #breakLoop()}, which also holds if it was called just before.
   *
   * @throws PcapNativeException where the interface failed
   */
  void loop(PcapDumper dumper) throws PcapNativeException {
    try {
      handle.loop(-1, dumper);
    } catch (InterruptedException e) {
      // How pcap4j tells that the loop was broken; no thread was interrupted.
    } catch (NotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes {@link #loop} return, also when no packet arrives (libpcap 1.10 wakes its poll). */
  void breakLoop() {
    try {
      handle.breakLoop();
    } catch (NotOpenException e) {
      // Closed already, so the loop has ended.
    }
  }

  /** Whether the interface of that name is still the one that was opened. */
  boolean isSameInterface() {
    return Interfaces.index(name) == interfaceIndex;
  }

  /** The kernel's totals since the start; libpcap's own reading is not safe for two threads. */
  synchronized KernelTotals totals() {
    try {
      PcapStat now = handle.getStats();
      received.update(now.getNumPacketsReceived());
      droppedByKernel.update(now.getNumPacketsDropped());
      droppedByInterface.update(now.getNumPacketsDroppedByIf());
    } catch (PcapNativeException | NotOpenException e) {
      // A dead handle counts no further: its last totals hold.
    }
    return new KernelTotals(received.total(), droppedByKernel.total(), droppedByInterface.total());
  }

  @Override
  public void close() {
    handle.close();
  }
}
