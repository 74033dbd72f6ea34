package trafficanalyzer.loader;

import java.net.InetAddress;
import java.util.UUID;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.store.DestinationTrafficRow;
import trafficanalyzer.store.RowWriter;
import trafficanalyzer.store.Store;
import trafficanalyzer.store.TrafficByTimeRow;

/** Writes each complete sum of one capture, by destination and by time. */
final class RollUpRows implements RollUps.Sink {
  private final UUID captureId;
  private final Store store;
  private final RowWriter writer;
  private final Tally tally;

  RollUpRows(UUID captureId, Store store, RowWriter writer, Tally tally) {
    this.captureId = captureId;
    this.store = store;
    this.writer = writer;
    this.tally = tally;
  }

  @Override
  public void accept(RollUp sum) throws InterruptedException {
    InetAddress destination = Addresses.toInetAddress(sum.destinationHigh(), sum.destinationLow());
    writer.add(
        store
            .insertDestinationTraffic()
            .bind(
                new DestinationTrafficRow(
                    destination,
                    sum.window(),
                    sum.port(),
                    sum.endpoint(),
                    captureId,
                    sum.packets(),
                    sum.bytes())));
    tally.row("destination_traffic");
    writer.add(
        store
            .insertTrafficByTime()
            .bind(
                new TrafficByTimeRow(
                    sum.window(),
                    destination,
                    sum.endpoint(),
                    sum.port(),
                    captureId,
                    sum.packets(),
                    sum.bytes())));
    tally.row("traffic_by_time");
  }
}
