package trafficanalyzer.packet.name.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import trafficanalyzer.packet.header.DnsHeader;

/**
 * Where the questions stand in a response, and those of its records that may lead to an address;
 * reused for message after message. A record is (RFC 1035, section 4.1.3):
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                        owner's name ...                       |
 * +-------------------------------+-------------------------------+
 * |             type              |             class             |
 * +-------------------------------+-------------------------------+
 * |                         time to live                          |
 * +-------------------------------+-------------------------------+
 * |          data length          |            data ...           |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
final class ResponseRecords {
  static final int A = 1;
  static final int CNAME = 5;
  static final int AAAA = 28;
  static final int DNAME = 39;
  static final int SVCB = 64;
  static final int HTTPS = 65;

  /** More than one question is no longer allowed (RFC 9619), and never came to be used. */
  private static final int MOST_QUESTIONS = 4;

  private static final int IN = 1;
  private static final int ANY = 255;

  /** In mDNS the first bit says to forget what else is known of the name (RFC 6762, 10.2). */
  private static final int CLASS_BELOW_CACHE_FLUSH = 0x7FFF;

  private static final int IPV4_LENGTH = 4;
  private static final int IPV6_LENGTH = 16;

  private final int[] questions = new int[MOST_QUESTIONS];
  private final int[] questionTypes = new int[MOST_QUESTIONS];
  private int questionCount;

  // Of the record with the same index:
  private int[] types = new int[16];
  private int[] owners = new int[16];
  private int[] hashes = new int[16];
  private int[] data = new int[16];
  private int[] dataEnds = new int[16];
  private int count;

  private final DomainName name = new DomainName();
  private ByteBuffer buffer;
  private int message;
  private int end;

  /**
   * Takes a message.
   *
   * @param offset index of its first byte; the whole header must be there
   * @param multicast whether it is mDNS, which has classes of its own and takes records back
   * @return false if it ends too early, or what can be seen so far is malformed; what came before
   *     is then there nevertheless
   */
  boolean read(ByteBuffer response, int offset, int length, boolean multicast) {
    buffer = response;
    message = offset;
    end = offset + length;
    questionCount = 0;
    count = 0;
    int at = readQuestions();
    int answers = DnsHeader.answers(response, offset);
    int additional = answers + DnsHeader.authorities(response, offset);
    int all = additional + DnsHeader.additional(response, offset);
    // Each record takes eleven bytes at least, whatever the header says of their number.
    for (int i = 0; i < all && at >= 0; i++) {
      at = readRecord(at, i < answers || i >= additional, multicast);
    }
    return at >= 0;
  }

  private int readQuestions() {
    int at = message + DnsHeader.LENGTH;
    for (int i = DnsHeader.questions(buffer, message); i > 0; i--) {
      int type = DomainName.skip(buffer, at, end);
      if (type < 0 || type + 4 > end) {
        return -1;
      }
      int questionClass = buffer.getShort(type + 2);
      if (questionCount < MOST_QUESTIONS && (questionClass == IN || questionClass == ANY)) {
        questions[questionCount] = at;
        questionTypes[questionCount] = buffer.getShort(type) & 0xFFFF;
        questionCount++;
      }
      at = type + 4;
    }
    return at;
  }

  /** Index after the record; -1 if it is malformed. */
  private int readRecord(int at, boolean counts, boolean multicast) {
    int fixed = DomainName.skip(buffer, at, end);
    if (fixed < 0 || fixed + 10 > end) {
      return -1;
    }
    int first = fixed + 10;
    int after = first + (buffer.getShort(fixed + 8) & 0xFFFF);
    if (after > end) {
      return -1;
    }
    int recordClass = buffer.getShort(fixed + 2) & (multicast ? CLASS_BELOW_CACHE_FLUSH : 0xFFFF);
    // RFC 6762, section 10.1: an mDNS record with no time to live says farewell.
    boolean farewell = multicast && buffer.getInt(fixed + 4) == 0;
    if (counts && recordClass == IN && !farewell) {
      int type = buffer.getShort(fixed) & 0xFFFF;
      if (mayLeadToAddress(type)
          && !(wellFormed(type, first, after) && add(type, at, first, after))) {
        return -1;
      }
    }
    return after;
  }

  private static boolean mayLeadToAddress(int type) {
    return switch (type) {
      case A, AAAA, CNAME, DNAME, SVCB, HTTPS -> true;
      default -> false;
    };
  }

  private boolean wellFormed(int type, int first, int after) {
    return switch (type) {
      case A -> after - first == IPV4_LENGTH;
      case AAAA -> after - first == IPV6_LENGTH;
      case SVCB, HTTPS -> ServiceBinding.wellFormed(buffer, first, after);
      default -> DomainName.skip(buffer, first, after) == after;
    };
  }

  private boolean add(int type, int at, int first, int after) {
    int owner = DomainName.start(buffer, message, at, end);
    // Nearly always the records of a name follow one another: it is expanded once.
    if (count == 0 || owners[count - 1] != owner) {
      if (!name.expand(buffer, message, owner, end)) {
        return false;
      }
    }
    if (count == types.length) {
      grow();
    }
    types[count] = type;
    owners[count] = owner;
    hashes[count] = name.hash;
    data[count] = first;
    dataEnds[count] = after;
    count++;
    return true;
  }

  private void grow() {
    types = Arrays.copyOf(types, 2 * count);
    owners = Arrays.copyOf(owners, 2 * count);
    hashes = Arrays.copyOf(hashes, 2 * count);
    data = Arrays.copyOf(data, 2 * count);
    dataEnds = Arrays.copyOf(dataEnds, 2 * count);
  }

  /** Questions of the Internet's class, no more than {@value #MOST_QUESTIONS}. */
  int questionCount() {
    return questionCount;
  }

  int questionType(int question) {
    return questionTypes[question];
  }

  /** Takes the name that was asked for; false if it is malformed. */
  boolean question(int question, DomainName into) {
    return into.expand(buffer, message, questions[question], end);
  }

  int count() {
    return count;
  }

  int type(int record) {
    return types[record];
  }

  /** Where the owner's name begins: records of the same place have the same owner. */
  int ownerAt(int record) {
    return owners[record];
  }

  int ownerHash(int record) {
    return hashes[record];
  }

  /** Takes the owner's name, which is well-formed. */
  void owner(int record, DomainName into) {
    into.expand(buffer, message, owners[record], end);
  }

  /** Takes the name that an alias or a service binding leads to; false if it is malformed. */
  boolean target(int record, DomainName into) {
    boolean service = types[record] == SVCB || types[record] == HTTPS;
    int at = data[record] + (service ? ServiceBinding.TARGET : 0);
    return into.expand(buffer, message, at, end);
  }

  /** Absolute index of the record's data. */
  int data(int record) {
    return data[record];
  }

  /** Absolute index after the record's data. */
  int dataEnd(int record) {
    return dataEnds[record];
  }
}
