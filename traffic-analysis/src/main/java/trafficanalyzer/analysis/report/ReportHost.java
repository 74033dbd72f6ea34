package trafficanalyzer.analysis.report;

import trafficanalyzer.analysis.statistics.Talker;

/**
 * A host in a report.
 *
 * @param talker its address and how much it sent and received
 * @param name its hostname; empty where none is known
 */
public record ReportHost(Talker talker, String name) {}
