package trafficanalyzer.service;

/**
 * The one shape of a component: an inert constructor that takes a validated configuration, {@link
 * #start()}, {@link #close()}. Close may be called once, from another thread, and waits until
 * everything that was taken on is finished or safely put back.
 */
public interface Service extends AutoCloseable {
  /**
   * Starts working and returns once it does.
   *
   * @throws ServiceException where a person must mend something first
   */
  void start();

  /** Stops cleanly. */
  @Override
  void close();
}
