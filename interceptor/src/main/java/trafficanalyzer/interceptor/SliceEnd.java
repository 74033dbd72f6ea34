package trafficanalyzer.interceptor;

/**
 * The kernel's counters when a slice ended.
 *
 * @param reason why it ended
 * @param kernel totals since the interceptor's start
 * @param during the part of them that belongs to the slice
 * @param recent packets received in the last half second or so: no more than these can still be in
 *     the ring
 */
record SliceEnd(Reason reason, KernelTotals kernel, KernelTotals during, long recent) {
  enum Reason {
    BOUNDARY,
    STOPPED,
    INTERFACE_FAILED
  }
}
