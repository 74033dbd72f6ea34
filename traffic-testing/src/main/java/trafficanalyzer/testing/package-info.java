/** What the tests of several modules share. */
package trafficanalyzer.testing;
