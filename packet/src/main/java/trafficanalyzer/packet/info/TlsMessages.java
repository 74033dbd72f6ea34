package trafficanalyzer.packet.info;

/** Names of handshake messages (IANA tls-parameters, TLS HandshakeType). */
final class TlsMessages {
  private TlsMessages() {}

  /** Null for a type that is not known. */
  static String name(int type) {
    return switch (type) {
      case 0 -> "Hello Request";
      case 1 -> "Client Hello";
      case 2 -> "Server Hello";
      case 3 -> "Hello Verify Request";
      case 4 -> "New Session Ticket";
      case 5 -> "End of Early Data";
      case 8 -> "Encrypted Extensions";
      case 11 -> "Certificate";
      case 12 -> "Server Key Exchange";
      case 13 -> "Certificate Request";
      case 14 -> "Server Hello Done";
      case 15 -> "Certificate Verify";
      case 16 -> "Client Key Exchange";
      case 20 -> "Finished";
      case 21 -> "Certificate URL";
      case 22 -> "Certificate Status";
      case 23 -> "Supplemental Data";
      case 24 -> "Key Update";
      case 25 -> "Compressed Certificate";
      default -> null;
    };
  }
}
