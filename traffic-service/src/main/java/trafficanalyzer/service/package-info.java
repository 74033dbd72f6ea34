/**
 * What every service shares: settings, health and metrics over HTTP, start, stop and exit codes.
 */
package trafficanalyzer.service;
