package trafficanalyzer.store;

import java.util.function.Supplier;

/** Makes a value once, when it is first asked for; a failure is not kept. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> make;
  private volatile T value;

  Lazy(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public T get() {
    T made = value;
    return made == null ? first() : made;
  }

  private synchronized T first() {
    if (value == null) {
      value = make.get();
    }
    return value;
  }
}
