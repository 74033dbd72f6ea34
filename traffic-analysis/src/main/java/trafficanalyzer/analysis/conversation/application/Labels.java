package trafficanalyzer.analysis.conversation.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each label a small number, from 0. Bounded: what comes when all numbers are given is {@link
 * #MORE}, as a scan of all ports would otherwise take one for each service there is.
 */
public final class Labels {
  /** How many there are at most. */
  public static final int MOST = 1024;

  /** The label of what came when there were {@link #MOST}. */
  public static final String MORE = "MORE";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Labels() {
    of(MORE);
  }

  /** The number of a label. */
  int of(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() == MOST) {
      return 0;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  /** The number of the same label with what says that it is encrypted. */
  int encrypted(int label) {
    String name = name(label);
    return label == 0 || name.endsWith(ServicePorts.ENCRYPTED)
        ? label
        : of(name + ServicePorts.ENCRYPTED);
  }

  /** The label that has a number. */
  public String name(int label) {
    return names.get(label);
  }

  /** How many labels have a number. */
  public int size() {
    return names.size();
  }
}
