package trafficanalyzer.triggers;

import com.codahale.metrics.Meter;

/** The view of one meter. */
final class EndpointWrites implements EndpointWritesMBean {
  private final Meter meter;

  EndpointWrites(Meter meter) {
    this.meter = meter;
  }

  @Override
  public long getCount() {
    return meter.getCount();
  }

  @Override
  public double getOneMinuteRate() {
    return meter.getOneMinuteRate();
  }
}
