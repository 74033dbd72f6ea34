/** A capture's report: one page of HTML that needs nothing else. */
package trafficanalyzer.analysis.report;
