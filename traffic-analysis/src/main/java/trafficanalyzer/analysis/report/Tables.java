package trafficanalyzer.analysis.report;

import java.util.List;
import trafficanalyzer.analysis.statistics.BusiestPorts;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.EndpointTraffic;
import trafficanalyzer.analysis.statistics.PortCounts;
import trafficanalyzer.analysis.statistics.PortKind;
import trafficanalyzer.analysis.statistics.Talker;
import trafficanalyzer.analysis.statistics.Traffic;

/** The tables of a report. */
final class Tables {
  private static final int MOST_APPLICATIONS = 15;
  private static final int MOST_NAMES = 15;
  private static final int MOST_PORTS = 10;

  private final Html html;
  private final ReportContent content;
  private final double bytes;

  Tables(Html html, ReportContent content) {
    this.html = html;
    this.content = content;
    this.bytes = content.statistics().total().bytes();
  }

  void hosts() {
    begin(null, "address", "name", "#sent", "#received", "#packets", "#share");
    for (ReportHost host : content.hosts()) {
      Talker talker = host.talker();
      row(
          text(talker.address()),
          text(host.name()),
          number(Numbers.bytes(talker.bytesSent())),
          number(Numbers.bytes(talker.bytesReceived())),
          number(Numbers.whole(talker.packetsSent() + talker.packetsReceived())),
          number(Numbers.percent(talker.bytesSent() + talker.bytesReceived(), bytes)));
    }
    end();
  }

  /** By hostname; of all its addresses together. */
  void names(List<EndpointTraffic> all) {
    begin("By name", "name", "#packets", "#bytes", "#share");
    for (EndpointTraffic endpoint : all.subList(0, Math.min(MOST_NAMES, all.size()))) {
      row(
          text(endpoint.name()),
          number(Numbers.whole(endpoint.packets())),
          number(Numbers.bytes(endpoint.bytes())),
          number(Numbers.percent(endpoint.bytes(), bytes)));
    }
    end();
  }

  void conversations() {
    begin(
        null,
        "client",
        "server",
        "name",
        "application",
        "#out",
        "#in",
        "#packets",
        "#bad",
        "#lasted");
    for (ReportConversation one : content.conversations()) {
      row(
          text(one.client()),
          text(one.server()),
          text(one.endpoint()),
          text(one.application()),
          number(Numbers.bytes(one.bytesOut())),
          number(Numbers.bytes(one.bytesIn())),
          number(Numbers.whole(one.packets())),
          number(one.badPackets() == 0 ? "" : Numbers.whole(one.badPackets())),
          number(Numbers.duration(one.seconds())));
    }
    end();
  }

  void applications() {
    begin("Applications", "application", "#packets", "#bytes", "#share");
    List<Traffic> all = content.statistics().applications();
    for (Traffic traffic : all.subList(0, Math.min(MOST_APPLICATIONS, all.size()))) {
      row(
          text(traffic.name()),
          number(Numbers.whole(traffic.packets())),
          number(Numbers.bytes(traffic.bytes())),
          number(Numbers.percent(traffic.bytes(), bytes)));
    }
    end();
  }

  void ports(PortKind kind, String title) {
    CaptureStatistics statistics = content.statistics();
    PortCounts all = statistics.ports(kind);
    if (all.size() == 0) {
      return;
    }
    BusiestPorts busiest = new BusiestPorts();
    busiest.add(all);
    begin(
        "%s (%s in all)".formatted(title, Numbers.whole(all.size())), "port", "#packets", "#share");
    for (int port : busiest.ports(MOST_PORTS)) {
      row(
          text(Integer.toString(port)),
          number(Numbers.whole(busiest.packets(port))),
          number(Numbers.percent(busiest.packets(port), statistics.total().packets())));
    }
    end();
  }

  /**
   * A cell.
   *
   * @param number whether it is set to the right
   */
  private record Cell(String text, boolean number) {}

  private static Cell number(String text) {
    return new Cell(text, true);
  }

  private static Cell text(String text) {
    return new Cell(text, false);
  }

  private void begin(String title, String... columns) {
    html.markup("<div class=\"table\">");
    if (title != null) {
      html.element("h3", title);
    }
    html.markup("<table><thead><tr>");
    for (String column : columns) {
      if (column.startsWith("#")) {
        html.element("th", "number", column.substring(1));
      } else {
        html.element("th", column);
      }
    }
    html.markup("</tr></thead><tbody>\n");
  }

  private void row(Cell... cells) {
    html.markup("<tr>");
    for (Cell cell : cells) {
      if (cell.number()) {
        html.element("td", "number", cell.text());
      } else {
        html.element("td", cell.text());
      }
    }
    html.markup("</tr>");
  }

  private void end() {
    html.markup("</tbody></table></div>\n");
  }
}
