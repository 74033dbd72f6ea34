package trafficanalyzer.packet.name.quic;

import java.util.HexFormat;

/** What differs between the versions of QUIC in the protection of Initial packets. */
enum QuicVersion {
  /** RFC 9001, section 5.2; also drafts 33 and 34. */
  V1("38762cf7f55934b34d179ae6a4c80cadccbb7f0a", "quic", 0),
  /** RFC 9369, section 3.3. */
  V2("0dede3def700a6db819381be6e269dcbf9bd2ed9", "quicv2", 1),
  /** draft-ietf-quic-tls-29, section 5.2; drafts 29 to 32. */
  DRAFT_29("afbfec289993d24c9e9786f19c6111e04390a899", "quic", 0),
  /** draft-ietf-quic-tls-23, section 5.2; drafts 23 to 28. */
  DRAFT_23("c3eef712c72ebb5a11a7d2432bb46365bef9f502", "quic", 0),
  /** draft-ietf-quic-tls-22, section 5.2. */
  DRAFT_22("7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a", "quic", 0);

  private static final int NUMBER_1 = 1;
  private static final int NUMBER_2 = 0x6B3343CF;
  private static final int DRAFTS = 0xFF000000;

  // Facebook's own numbers for drafts, as its mvfst has them.
  private static final int MVFST_22 = 0xFACEB001;
  private static final int MVFST_27 = 0xFACEB002;
  private static final int MVFST_EXPERIMENT = 0xFACEB00E;

  final byte[] salt;
  final String labels;
  final int initialType;

  /**
   * @param salt of the initial secret, hexadecimal
   * @param labels what the labels of the keys begin with
   * @param initialType the two bits in the first byte that mark an Initial packet
   */
  QuicVersion(String salt, String labels, int initialType) {
    this.salt = HexFormat.of().parseHex(salt);
    this.labels = labels;
    this.initialType = initialType;
  }

  /** The version of a number as long headers have it; null if it is none of these. */
  static QuicVersion of(int number) {
    return switch (number) {
      case NUMBER_1 -> V1;
      case NUMBER_2 -> V2;
      case MVFST_22 -> DRAFT_22;
      case MVFST_27, MVFST_EXPERIMENT -> DRAFT_23;
      default -> (number & 0xFFFFFF00) == DRAFTS ? draft(number & 0xFF) : null;
    };
  }

  private static QuicVersion draft(int number) {
    if (number > 34 || number < 22) {
      return null;
    }
    return number > 32 ? V1 : number > 28 ? DRAFT_29 : number > 22 ? DRAFT_23 : DRAFT_22;
  }
}
