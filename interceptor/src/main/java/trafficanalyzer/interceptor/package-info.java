/**
 * Records traffic with libpcap's own loop into slices and publishes them into the spool. Packets
 * are never parsed here: receive first, understand later.
 *
 * <p>A packet's way: the kernel's ring, {@link trafficanalyzer.interceptor.LiveCapture}, a {@link
 * trafficanalyzer.interceptor.Slice} in {@code recording/}, {@link
 * trafficanalyzer.interceptor.Publisher}, {@code incoming/}.
 */
package trafficanalyzer.interceptor;
