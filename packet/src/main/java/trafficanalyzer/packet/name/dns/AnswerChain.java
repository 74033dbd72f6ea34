package trafficanalyzer.packet.name.dns;

import java.util.Arrays;

/**
 * Which records of a response a question's name leads to, over any aliases between: CNAME, DNAME
 * (RFC 6672) whether or not a CNAME was made of it, and the targets of SVCB and HTTPS records (RFC
 * 9460), in whatever order they stand. Reused for message after message.
 *
 * <p>No more than {@value #MOST_NAMES} names are followed: resolvers give up sooner. So the work
 * for a message is that many comparisons of hashes for each record, however the records are
 * chained.
 */
final class AnswerChain {
  private static final int MOST_NAMES = 32;

  /** DNAME records of one message that are looked at; a sensible one has one or two. */
  private static final int MOST_DNAMES = 8;

  private final DomainName[] names = new DomainName[MOST_NAMES];
  private int nameCount;
  private boolean[] reached = new boolean[16];

  private final DomainName owner = new DomainName();
  private final DomainName target = new DomainName();
  private final DomainName redirected = new DomainName();

  AnswerChain() {
    for (int i = 0; i < MOST_NAMES; i++) {
      names[i] = new DomainName();
    }
  }

  /**
   * Follows a question.
   *
   * @return false if it, or an alias that it leads to, is malformed
   */
  boolean follow(ResponseRecords records, int question) {
    if (reached.length < records.count()) {
      reached = new boolean[Math.max(records.count(), 2 * reached.length)];
    }
    Arrays.fill(reached, 0, records.count(), false);
    nameCount = 0;
    if (!records.question(question, target)) {
      return false;
    }
    add(target);
    for (int i = 0; i < nameCount; i++) {
      if (!visit(records, names[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the question leads to the record. */
  boolean reaches(int record) {
    return reached[record];
  }

  /** The name that was asked for. */
  DomainName question() {
    return names[0];
  }

  private boolean visit(ResponseRecords records, DomainName name) {
    int same = -1;
    int dnames = 0;
    for (int i = 0; i < records.count(); i++) {
      int type = records.type(i);
      if (type == ResponseRecords.DNAME && dnames++ < MOST_DNAMES) {
        if (!redirect(records, i, name)) {
          return false;
        }
      } else if (!reached[i] && records.ownerHash(i) == name.hash) {
        int at = records.ownerAt(i);
        if (at != same) {
          records.owner(i, owner);
          if (!owner.same(name)) {
            continue;
          }
          same = at;
        }
        reached[i] = true;
        if (leadsOn(records.type(i)) && !addTarget(records, i)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean leadsOn(int type) {
    return switch (type) {
      case ResponseRecords.CNAME, ResponseRecords.SVCB, ResponseRecords.HTTPS -> true;
      default -> false;
    };
  }

  private boolean addTarget(ResponseRecords records, int record) {
    if (!records.target(record, target)) {
      return false;
    }
    // The root is a service's own name, or, of an alias, says that there is no service.
    if (!target.isRoot()) {
      add(target);
    }
    return true;
  }

  private boolean redirect(ResponseRecords records, int record, DomainName name) {
    if (!records.target(record, target)) {
      return false;
    }
    records.owner(record, owner);
    if (redirected.redirect(name, owner, target)) {
      add(redirected);
    }
    return true;
  }

  private void add(DomainName name) {
    for (int i = 0; i < nameCount; i++) {
      if (names[i].same(name)) {
        return;
      }
    }
    if (nameCount < MOST_NAMES) {
      names[nameCount++].set(name);
    }
  }
}
