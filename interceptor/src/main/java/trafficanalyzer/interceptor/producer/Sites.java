package trafficanalyzer.interceptor.producer;

import static trafficanalyzer.interceptor.producer.Site.Kind.HTTP;
import static trafficanalyzer.interceptor.producer.Site.Kind.TIME;
import static trafficanalyzer.interceptor.producer.Site.Kind.TLS;

import java.util.List;
import trafficanalyzer.interceptor.producer.Site.Door;
import trafficanalyzer.interceptor.producer.Site.Kind;

/** The mock internet: each row is a case that naming packets must get right. */
final class Sites {
  private Sites() {}

  /** All sites; the one on ::1 is visited where the machine has IPv6. */
  static List<Site> all(int ipv6Port) {
    return List.of(
        // Plain sites with an address of their own, also on ports above 32767.
        site("hahaha.com", 10, door(HTTP, 80, 200, 4), door(TLS, 40443, 201, 1)),
        site("huhuhu.ro", 11, door(HTTP, 80, 202, 2), door(HTTP, 50080, 203, 1.5)),
        site("news.example.com", 12, door(TLS, 443, 204, 0.8)),
        site("api.example.com", 13, door(HTTP, 8080, 205, 2.5)),
        site("time.example.com", 14, door(TIME, 40123, 206, 3)),
        // One address, several names: looked up by different clients …
        site("blog.example.org", 20, door(HTTP, 80, 200, 0.7)),
        site("wiki.example.org", 20, door(HTTP, 80, 201, 0.9)),
        site("mail.example.org", 20, door(TLS, 443, 202, 0.5)),
        // … and by the same client, one after the other.
        site("red.example.net", 21, door(HTTP, 80, 207, 0.8)),
        site("green.example.net", 21, door(HTTP, 80, 207, 0.6)),
        site("blue.example.net", 21, door(TLS, 443, 207, 0.4)),
        // Behind CNAME chains that end at the same address.
        chain(
            "www.hahaha.com", 22, door(HTTP, 80, 203, 1.2), "hahaha.cdn.example", "edge1.example"),
        chain("www.huhuhu.ro", 22, door(TLS, 443, 204, 0.6), "huhuhu.cdn.example", "edge1.example"),
        chain("img.hahaha.com", 23, door(HTTP, 80, 208, 1.5), "img.cdn.example"),
        chain("static.huhuhu.ro", 23, door(HTTP, 8080, 209, 0.7), "static.cdn.example"),
        // Moves to another address every minute.
        new Site(
            "moving.example.com", List.of(), List.of(30, 31), List.of(door(HTTP, 80, 205, 1.1))),
        site("video.example.com", 24, door(HTTP, 50080, 208, 0.5), door(TLS, 40443, 209, 0.3)),
        site("shop.example.ro", 25, door(TLS, 443, 206, 0.5)),
        site("a-b.example.com", 26, door(HTTP, 80, 202, 0.3)),
        site("a_b.example.com", 26, door(HTTP, 80, 204, 0.3)),
        new Site("six.hahaha.com", List.of(), List.of(), List.of(door(HTTP, ipv6Port, 209, 0.8))));
  }

  private static Site site(String hostname, int address, Door... doors) {
    return new Site(hostname, List.of(), List.of(address), List.of(doors));
  }

  private static Site chain(String hostname, int address, Door door, String... aliases) {
    return new Site(hostname, List.of(aliases), List.of(address), List.of(door));
  }

  private static Door door(Kind kind, int port, int client, double visitsPerSecond) {
    return new Door(kind, port, client, visitsPerSecond);
  }
}
