/** What traffic is about, in one label: by its content, else by its port. */
package trafficanalyzer.analysis.conversation.application;
