package trafficanalyzer.interceptor;

/**
 * What the kernel has counted.
 *
 * @param received packets that matched the filter, including those dropped for want of room
 * @param droppedByKernel packets that found the ring full
 * @param droppedByInterface packets that the hardware dropped; not among those received
 */
record KernelTotals(long received, long droppedByKernel, long droppedByInterface) {
  static final KernelTotals NONE = new KernelTotals(0, 0, 0);

  KernelTotals plus(KernelTotals other) {
    return new KernelTotals(
        received + other.received,
        droppedByKernel + other.droppedByKernel,
        droppedByInterface + other.droppedByInterface);
  }

  KernelTotals minus(KernelTotals other) {
    return new KernelTotals(
        received - other.received,
        droppedByKernel - other.droppedByKernel,
        droppedByInterface - other.droppedByInterface);
  }
}
