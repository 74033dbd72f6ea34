package trafficanalyzer.service;

/**
 * One environment variable that a service reads. The README's table is checked against these.
 *
 * @param name the variable, always starting with {@code TRAFFIC_}
 * @param defaultValue the value where the variable is not set or empty; empty where there is none
 * @param meaning one line for people, with the unit
 */
public record Setting(String name, String defaultValue, String meaning) {
  /** The start of every variable of ours; an unknown variable that starts so is an error. */
  public static final String PREFIX = "TRAFFIC_";

  public Setting {
    if (!name.startsWith(PREFIX)) {
      throw new IllegalArgumentException(name + " does not start with " + PREFIX);
    }
  }
}
