package trafficanalyzer.interceptor.producer;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.interceptor.producer.Site.Door;
import trafficanalyzer.interceptor.producer.Site.Kind;
import trafficanalyzer.service.Service;

/** The mock internet: name server, web servers and clients in one process. */
public final class Producer implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Producer.class);
  private static final int NAME_SERVER = 1;

  private final ProducerConfig config;
  private final Mishaps mishaps = new Mishaps();
  private final List<TimeServer> timeServers = new ArrayList<>();
  private final Map<Integer, Client> clients = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private DnsServer nameServer;
  private WebServers webServers;

  /** Nothing is bound yet. */
  public Producer(ProducerConfig config) {
    this.config = config;
  }

  @Override
  public void start() {
    List<Site> sites = sites();
    InetAddress dns = config.address(NAME_SERVER);
    // First what can be taken or forbidden; the certificate takes a second to make.
    nameServer = new DnsServer(dns, new DnsZone(sites, config::address), mishaps);
    nameServer.start();
    SSLContext tls = MockCertificate.generate();
    webServers = new WebServers(tls);
    for (Site site : sites) {
      for (Door door : site.doors()) {
        open(site, door);
        clients
            .computeIfAbsent(
                door.client(),
                octet ->
                    new Client(
                        new Visitor(config.address(octet), dns, tls), mishaps, config.rate()))
            .visits(site, door);
      }
    }
    clients.forEach((octet, client) -> threads.add(new Thread(client, "client-" + octet)));
    threads.forEach(Thread::start);
    LOG.info(
        "{} clients visit {} sites on {}.0/24; record them on lo with the filter: {}",
        clients.size(),
        sites.size(),
        config.network(),
        config.captureFilter());
  }

  private List<Site> sites() {
    List<Site> sites = Sites.all(config.ipv6Port());
    if (Ipv6.available()) {
      return sites;
    }
    LOG.info("this machine has no IPv6: the site on ::1 is left out");
    return sites.stream().filter(site -> !site.onIpv6()).toList();
  }

  private void open(Site site, Door door) {
    if (site.onIpv6()) {
      webServers.serve(door.kind(), Ipv6.LOOPBACK, door.port());
      return;
    }
    for (int octet : site.addresses()) {
      InetAddress address = config.address(octet);
      if (door.kind() == Kind.TIME) {
        timeServers.add(new TimeServer(address, door.port(), mishaps));
      } else {
        webServers.serve(door.kind(), address, door.port());
      }
    }
  }

  /** Requests that failed so far. */
  public long failures() {
    return mishaps.count();
  }

  @Override
  public void close() {
    clients.values().forEach(Client::stop);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    timeServers.forEach(TimeServer::close);
    if (webServers != null) {
      webServers.close();
    }
    if (nameServer != null) {
      nameServer.close();
    }
  }
}
