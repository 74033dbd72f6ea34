/** What {@code up} leaves on disk about itself, so that the other commands find it. */
package trafficanalyzer.cli.instance;
