package trafficanalyzer.packet.info;

import trafficanalyzer.packet.text.Utf8Text;

/** Types of resource records (IANA dns-parameters). */
final class DnsTypes {
  static final int A = 1;
  static final int NS = 2;
  static final int CNAME = 5;
  static final int SOA = 6;
  static final int PTR = 12;
  static final int MX = 15;
  static final int AAAA = 28;
  static final int SRV = 33;
  static final int DNAME = 39;
  static final int OPT = 41;
  static final int SVCB = 64;
  static final int HTTPS = 65;

  private DnsTypes() {}

  static void append(int type, Utf8Text out) {
    String name = name(type);
    if (name == null) {
      out.append("TYPE").append(type); // RFC 3597, section 5
    } else {
      out.append(name);
    }
  }

  private static String name(int type) {
    return switch (type) {
      case A -> "A";
      case NS -> "NS";
      case CNAME -> "CNAME";
      case SOA -> "SOA";
      case 10 -> "NULL";
      case PTR -> "PTR";
      case 13 -> "HINFO";
      case MX -> "MX";
      case 16 -> "TXT";
      case 17 -> "RP";
      case 18 -> "AFSDB";
      case 24 -> "SIG";
      case 25 -> "KEY";
      case AAAA -> "AAAA";
      case 29 -> "LOC";
      case 32 -> "NB";
      case SRV -> "SRV";
      case 35 -> "NAPTR";
      case 37 -> "CERT";
      case DNAME -> "DNAME";
      case OPT -> "OPT";
      case 43 -> "DS";
      case 44 -> "SSHFP";
      case 45 -> "IPSECKEY";
      case 46 -> "RRSIG";
      case 47 -> "NSEC";
      case 48 -> "DNSKEY";
      case 49 -> "DHCID";
      case 50 -> "NSEC3";
      case 51 -> "NSEC3PARAM";
      case 52 -> "TLSA";
      case 55 -> "HIP";
      case 59 -> "CDS";
      case 60 -> "CDNSKEY";
      case 61 -> "OPENPGPKEY";
      case 63 -> "ZONEMD";
      case SVCB -> "SVCB";
      case HTTPS -> "HTTPS";
      case 99 -> "SPF";
      case 249 -> "TKEY";
      case 250 -> "TSIG";
      case 251 -> "IXFR";
      case 252 -> "AXFR";
      case 255 -> "ANY";
      case 256 -> "URI";
      case 257 -> "CAA";
      default -> null;
    };
  }
}
