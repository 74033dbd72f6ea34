package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.pcap4j.core.PcapDumper;
import org.pcap4j.core.PcapNativeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.interceptor.SliceEnd.Reason;
import trafficanalyzer.service.ServiceException;

/**
 * Records one interface, slice after slice, in a thread of its own; opens the interface again when
 * it failed.
 */
final class InterfaceRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(InterfaceRecorder.class);
  private static final long DRAIN_MILLIS = 3000;
  private static final long DRAIN_FAILED_MILLIS = 4L * LiveCapture.BLOCK_MILLIS;
  private static final int TICKS_A_SAMPLE = 10;
  private static final long FIRST_WAIT_MILLIS = 1000;
  private static final long LONGEST_WAIT_MILLIS = 30_000;

  private final String name;
  private final InterceptorConfig config;
  private final Path folder;
  private final InterfaceLedger ledger;
  private final Publisher publisher;
  private final Thread thread;

  private volatile LiveCapture live;
  private volatile Slice slice;
  private volatile SliceName current;
  private volatile boolean stopping;
  private volatile boolean interfaceGone;
  private final AtomicBoolean sampling = new AtomicBoolean();
  private int ticks;
  private volatile long sampledBefore;
  private long sampledLast;
  private KernelTotals sliceBegin;

  InterfaceRecorder(
      String name,
      InterceptorConfig config,
      Path folder,
      InterfaceLedger ledger,
      Publisher publisher) {
    this.name = name;
    this.config = config;
    this.folder = folder;
    this.ledger = ledger;
    this.publisher = publisher;
    this.thread = new Thread(this::run, "record-" + name);
  }

  /** Opens the interface, so that what is wrong with it is told at once, and begins to record. */
  void start() {
    live = LiveCapture.open(name, config);
    thread.start();
  }

  /** Called by a timer every 50 ms: ends the slice when its time has come. */
  void tick() {
    LiveCapture capture = live;
    SliceName slot = current;
    if (capture == null || slot == null) {
      return;
    }
    // Told again until the loop has ended, so a break that came too early or was lost does no harm.
    long now = System.currentTimeMillis();
    if (stopping
        || interfaceGone
        || now >= slot.endMillis()
        || now < slot.startedAt().toEpochMilli()) {
      capture.breakLoop();
    }
    if (++ticks % TICKS_A_SAMPLE == 0 && sampling.compareAndSet(false, true)) {
      publisher.run(() -> sample(capture));
    }
  }

  /** In the publisher's thread, as a flush waits where the disk is slow, and the timer must not. */
  private void sample(LiveCapture capture) {
    sampling.set(false);
    if (capture != live) {
      return;
    }
    long received = ledger.kernel(capture.totals()).received();
    sampledBefore = sampledLast;
    sampledLast = received;
    Slice open = slice;
    if (open != null) {
      open.follow(ledger);
    }
    if (!capture.isSameInterface()) {
      interfaceGone = true;
      capture.breakLoop();
    } else if (!interfaceGone) {
      changeState(Interfaces.isUp(name) ? "capturing" : name + " is down");
    }
  }

  private void changeState(String state) {
    if (!state.equals(ledger.captureState())) {
      if (state.equals("capturing")) {
        LOG.info("{}: capturing", name);
      } else {
        LOG.error("{}: {}; nothing is recorded until that is over", name, state);
      }
      ledger.captureState(state);
    }
  }

  private void run() {
    long wait = FIRST_WAIT_MILLIS;
    while (!stopping) {
      try {
        if (live == null) {
          live = LiveCapture.open(name, config);
        }
        wait = FIRST_WAIT_MILLIS;
        record(live);
      } catch (ServiceException | PcapNativeException e) {
        changeState(e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("{}: recording failed", name, e);
        changeState(e.toString());
      } finally {
        closeCapture();
      }
      pause(wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
    }
  }

  private void record(LiveCapture capture) throws PcapNativeException {
    interfaceGone = false;
    changeState("capturing");
    sliceBegin = ledger.kernel(KernelTotals.NONE);
    do {
      current = SliceName.at(System.currentTimeMillis(), config.sliceSeconds(), name);
    } while (recordSlice(capture));
  }

  /** Records one slice; false if it is the last one of this opening. */
  private boolean recordSlice(LiveCapture capture) throws PcapNativeException {
    IOException noRoom = null;
    try {
      slice = Slice.begin(capture, current, folder, sidecar(capture));
    } catch (IOException e) {
      noRoom = e;
    }
    PcapDumper dumper = noRoom == null ? slice.dumper() : capture.dumper("/dev/null");
    PcapNativeException failure = loopToTheEnd(capture, dumper);
    SliceEnd end = end(capture, dumper);
    Future<?> finished = handOver(dumper, end, noRoom);
    if (end.reason() == Reason.BOUNDARY) {
      return true;
    }
    Publisher.await(finished);
    if (failure != null) {
      throw failure;
    }
    return false;
  }

  private SliceEnd end(LiveCapture capture, PcapDumper dumper) {
    KernelTotals now = ledger.kernel(capture.totals());
    KernelTotals during = now.minus(sliceBegin);
    sliceBegin = now;
    boolean failed = interfaceGone;
    Reason reason = failed ? Reason.INTERFACE_FAILED : stopping ? Reason.STOPPED : Reason.BOUNDARY;
    if (reason != Reason.BOUNDARY) {
      ledger.endAt(now);
      drain(capture, dumper, now, failed);
    }
    return new SliceEnd(reason, now, during, now.received() - sampledBefore);
  }

  private Future<?> handOver(PcapDumper dumper, SliceEnd end, IOException noRoom) {
    Slice ended = slice;
    slice = null;
    if (noRoom == null) {
      return publisher.finish(ended, end);
    }
    dumper.close();
    return publisher.discarded(end, noRoom);
  }

  private Sidecar sidecar(LiveCapture capture) {
    return new Sidecar(
        config.sensor(),
        name,
        current.startedAt().toString(),
        current.seconds(),
        capture.linkType(),
        capture.filter(),
        null,
        null,
        null,
        null);
  }

  /** Returns why the interface failed, null if it did not. */
  private PcapNativeException loopToTheEnd(LiveCapture capture, PcapDumper dumper) {
    SliceName slot = current;
    try {
      do {
        capture.loop(dumper);
      } while (!stopping
          && !interfaceGone
          && slot.equals(SliceName.at(System.currentTimeMillis(), config.sliceSeconds(), name)));
      return null;
    } catch (PcapNativeException e) {
      interfaceGone = true;
      return e;
    }
  }

  /**
   * Reads what the kernel had taken in when recording ended, and no packet more: the ring is first
   * in, first out, so the slice ends at the record with which all of these are written.
   */
  private void drain(
      LiveCapture capture, PcapDumper dumper, KernelTotals atTheEnd, boolean failed) {
    publisher.await();
    Slice open = slice;
    if (open == null) {
      return;
    }
    long limit = open.endAfterAll(ledger, atTheEnd);
    long patience = failed || publisher.packetsMissing() ? DRAIN_FAILED_MILLIS : DRAIN_MILLIS;
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    while (open.records() < limit && System.nanoTime() < deadline) {
      try {
        capture.loop(dumper);
      } catch (PcapNativeException e) {
        // The interface is gone, yet what its ring holds is handed over block by block.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LiveCapture.BLOCK_MILLIS / 2));
      }
      open.follow(ledger);
    }
  }

  private void closeCapture() {
    LiveCapture capture = live;
    live = null;
    current = null;
    if (capture != null) {
      capture.close();
      ledger.handleClosed();
    }
  }

  private void pause(long millis) {
    try {
      synchronized (this) {
        if (!stopping) {
          wait(millis);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the present slice, and returns once all of it is in the spool. */
  void stop() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    publisher.close();
  }
}
