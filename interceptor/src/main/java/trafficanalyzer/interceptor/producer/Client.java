package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import trafficanalyzer.interceptor.producer.Site.Door;

/**
 * One client with an address of its own. It visits one site at a time, so that of two sites at one
 * address the name that it looked up last is the right one.
 */
final class Client implements Runnable {
  private static final double SLOWEST_WAVE_SECONDS = 240;

  private final Visitor visitor;
  private final Mishaps mishaps;
  private final double rate;
  private final PriorityQueue<Errand> errands =
      new PriorityQueue<>(Comparator.comparingLong(errand -> errand.dueNanos));
  private volatile boolean stopping;

  private static final class Errand {
    private final Site site;
    private final Door door;
    private final double phase = ThreadLocalRandom.current().nextDouble(2 * Math.PI);
    private final double waveSeconds =
        ThreadLocalRandom.current().nextDouble(SLOWEST_WAVE_SECONDS / 4, SLOWEST_WAVE_SECONDS);
    private long dueNanos = System.nanoTime();

    private Errand(Site site, Door door) {
      this.site = site;
      this.door = door;
    }
  }

  Client(Visitor visitor, Mishaps mishaps, double rate) {
    this.visitor = visitor;
    this.mishaps = mishaps;
    this.rate = rate;
  }

  void visits(Site site, Door door) {
    errands.add(new Errand(site, door));
  }

  @Override
  public void run() {
    while (!stopping && sleepUntil(errands.peek().dueNanos)) {
      Errand errand = errands.remove();
      List<Integer> pages = pages();
      for (int size : pages) {
        visit(errand, size);
      }
      errand.dueNanos = System.nanoTime() + pause(errand, pages.size());
      errands.add(errand);
    }
  }

  private void visit(Errand errand, int size) {
    try {
      if (!stopping) {
        visitor.visit(errand.site, errand.door, size);
      }
    } catch (IOException e) {
      if (!stopping) {
        mishaps.add("visiting " + errand.site.hostname(), e);
      }
    }
  }

  /** Mostly one small page, now and then a handful of bigger ones. */
  private static List<Integer> pages() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int count = random.nextInt(20) == 0 ? 4 : 1;
    List<Integer> sizes = new ArrayList<>();
    for (int page = 0; page < count; page++) {
      sizes.add(random.nextInt(200, count > 1 ? 20_000 : 3_000));
    }
    return sizes;
  }

  /** Visits come at random (Poisson) around an average that rises and falls like a sine. */
  private long pause(Errand errand, int visited) {
    double wave =
        1
            + 0.6
                * Math.sin(
                    errand.phase + 2 * Math.PI * System.nanoTime() / 1e9 / errand.waveSeconds);
    double perSecond = errand.door.visitsPerSecond() * rate * wave;
    double random = -Math.log(1 - ThreadLocalRandom.current().nextDouble());
    return (long) (visited * Math.min(random, 4) / perSecond * 1e9);
  }

  private synchronized boolean sleepUntil(long nanos) {
    try {
      for (long left = nanos - System.nanoTime(); !stopping && left > 0; ) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
        left = nanos - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !stopping;
  }

  synchronized void stop() {
    stopping = true;
    notifyAll();
  }
}
