package trafficanalyzer.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.plot.Plot;
import trafficanalyzer.analysis.plot.PlotOptions;
import trafficanalyzer.analysis.plot.Plots;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.EndpointTraffic;
import trafficanalyzer.analysis.statistics.IntervalStatistics;
import trafficanalyzer.analysis.statistics.PortKind;

/**
 * Writes a report as one page: no script, nothing to load, light and dark, and to be printed. All
 * text from outside is escaped; beside that, the page forbids itself scripts.
 */
public final class HtmlReport {
  private static final List<Plot> OVER_TIME =
      List.of(
          Plot.APPLICATIONS,
          Plot.ENDPOINTS,
          Plot.F1,
          Plot.F6,
          Plot.F7,
          Plot.F2,
          Plot.F3,
          Plot.F11,
          Plot.F5,
          Plot.F8,
          Plot.F4,
          Plot.F9,
          Plot.F10);
  private static final List<Plot> PORTS = List.of(Plot.F12, Plot.F13, Plot.F14, Plot.F15);
  private static final PlotOptions IN_PAGE =
      new PlotOptions(760, 320, 96, Integer.MAX_VALUE, false);

  private final ReportContent content;
  private final CaptureStatistics statistics;
  private final IntervalStatistics total;
  private final Html html;

  private HtmlReport(ReportContent content, Html html) {
    this.content = content;
    this.statistics = content.statistics();
    this.total = statistics.total();
    this.html = html;
  }

  /**
   * Writes a page.
   *
   * @throws IOException if it cannot be written, or this machine has no fonts to label plots with
   */
  public static void write(ReportContent content, Writer out) throws IOException {
    try {
      new HtmlReport(content, new Html(out)).page();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void page() throws IOException {
    html.markup(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            """)
        .element("title", "Traffic of " + statistics.name())
        .markup("<style>\n")
        .markup(style())
        .markup("</style></head><body><main>\n");
    head();
    summary();
    odd();
    plots("Over time", "time", OVER_TIME);
    section("Endpoints", "endpoints");
    new Tables(html, content).hosts();
    statistics.endpoints().filter(counts -> !counts.isEmpty()).ifPresent(this::names);
    if (!content.conversations().isEmpty()) {
      section("Conversations", "conversations");
      html.element("p", "soft", conversationsShown());
      new Tables(html, content).conversations();
    }
    section("Applications and ports", "ports");
    html.markup("<div class=\"tables\">\n");
    Tables tables = new Tables(html, content);
    tables.applications();
    tables.ports(PortKind.TCP_DESTINATION, "TCP destination ports");
    tables.ports(PortKind.UDP_DESTINATION, "UDP destination ports");
    tables.ports(PortKind.TCP_SOURCE, "TCP source ports");
    tables.ports(PortKind.UDP_SOURCE, "UDP source ports");
    html.markup("</div>\n");
    plots("Ports over time", "ports-time", PORTS);
    foot();
    html.markup("</main></body></html>\n");
  }

  private static String style() throws IOException {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void section(String title, String id) {
    html.markup("<h2 id=\"" + id + "\">").text(title).markup("</h2>\n");
  }

  private void head() {
    html.markup("<header>")
        .element("h1", statistics.name())
        .element(
            "p",
            "%s to %s UTC, %s"
                .formatted(
                    Numbers.time(statistics.firstNanos()),
                    Numbers.time(statistics.lastNanos()),
                    Numbers.duration(seconds())));
    for (AnalysedCapture capture : content.captures()) {
      html.element(
          "p",
          "%s: %s%s, %s, %s frames"
              .formatted(
                  capture.name(),
                  capture.format(),
                  capture.compression().equals("none") ? "" : " in " + capture.compression(),
                  Numbers.bytes(capture.bytes()),
                  Numbers.whole(capture.health().frames())));
    }
    html.markup(
        "<nav><a href=\"#time\">Over time</a><a href=\"#endpoints\">Endpoints</a>"
            + (content.conversations().isEmpty()
                ? ""
                : "<a href=\"#conversations\">Conversations</a>")
            + "<a href=\"#ports\">Applications and ports</a>"
            + "<a href=\"#ports-time\">Ports over time</a></nav></header>\n");
    for (AnalysedCapture capture : content.captures()) {
      capture
          .fault()
          .ifPresent(
              fault ->
                  html.element(
                      "p",
                      "fault",
                      "%s is damaged at %s. All that is before was analysed."
                          .formatted(capture.name(), fault)));
    }
  }

  private double seconds() {
    return (statistics.lastNanos() - (double) statistics.firstNanos()) / 1e9;
  }

  private void summary() {
    html.markup("<div class=\"cards\">\n");
    card(Numbers.whole(total.packets()), "packets of IP");
    card(Numbers.bytes(total.bytes()), "on the wire");
    card(Numbers.bitRate(total.bytes(), seconds()), "on average");
    card(addresses(total.sources().distinct()), "source addresses");
    card(addresses(total.destinations().distinct()), "destination addresses");
    if (content.conversationsInAll() > 0) {
      card(Numbers.whole(content.conversationsInAll()), "conversations");
    }
    card(Numbers.percent(total.tcp(), total.packets()), "TCP");
    card(Numbers.whole(total.syn()), "TCP connections begun (SYN)");
    if (total.otherFrames() > 0) {
      card(Numbers.whole(total.otherFrames()), "other frames");
    }
    html.markup("</div>\n");
  }

  private static String addresses(double distinct) {
    return Numbers.whole(Math.round(distinct));
  }

  private void card(String figure, String what) {
    html.markup("<div class=\"card\">")
        .element("b", figure)
        .element("span", what)
        .markup("</div>\n");
  }

  private void odd() {
    section("What was odd", "odd");
    List<String> remarks = Remarks.of(content);
    remarks.forEach(remark -> html.element("p", "remark", remark));
    if (remarks.isEmpty()) {
      html.element("p", "soft", "Nothing that this report looks for.");
    }
  }

  private void plots(String title, String id, List<Plot> chosen) throws IOException {
    section(title, id);
    Plots plots = new Plots(List.of(statistics), IN_PAGE);
    html.markup("<div class=\"plots\">\n");
    for (Plot plot : chosen) {
      if (isWorthwhile(plot)) {
        html.markup("<figure>").markup(plots.svg(plot)).markup("</figure>\n");
      }
    }
    html.markup("</div>\n");
  }

  /** Ports of a protocol that there is nothing of are left out. */
  private boolean isWorthwhile(Plot plot) {
    return switch (plot) {
      case F12, F13 -> total.tcp() > 0;
      case F14, F15 -> total.udp() > 0;
      default -> plot.isOf(statistics);
    };
  }

  private void names(EndpointCounts endpoints) {
    new Tables(html, content).names(endpoints.endpoints());
    if (endpoints.others() > 0) {
      html.element(
          "p",
          "soft",
          "%s has those of %s names with few bytes."
              .formatted(EndpointTraffic.OTHER, Numbers.whole(endpoints.others())));
    }
  }

  private String conversationsShown() {
    return "The %s with most bytes of %s."
        .formatted(
            Numbers.whole(content.conversations().size()),
            Numbers.whole(content.conversationsInAll()));
  }

  private void foot() {
    html.markup("<footer>")
        .element(
            "p",
            "Made by Traffic Analyzer. Times are UTC; bytes are of whole frames as they were on the"
                + " wire, in decimal units. Packets are those with an IP header, of a tunnel the"
                + " innermost. F0 is the number of distinct addresses, F2 the sum of the squares of"
                + " their shares of the packets. Inter-arrival times are those between packets that"
                + " follow each other in the file.")
        .markup("</footer>\n");
  }
}
