package trafficanalyzer.analysis.conversation;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.flow.Flow;
import trafficanalyzer.packet.header.IpProtocols;

/**
 * Writes one JSON object: {@code conversations}, each as soon as it ends, so that they are never
 * all in memory, and then what {@link PacketStatistics} tells. Times are seconds since the epoch;
 * what is not known, or makes no sense for so few packets, is null.
 */
public final class ConversationsJson implements Consumer<Conversation>, AutoCloseable {
  private static final double NANOS = 1e9;

  private final JsonGenerator json;
  private boolean begun;

  /**
   * @param out takes UTF-8; not closed with this
   */
  public ConversationsJson(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** Nothing is written where a capture cannot be read at all. */
  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      json.writeStartObject();
      json.writeArrayFieldStart("conversations");
    }
  }

  /**
   * Writes a conversation.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void accept(Conversation conversation) {
    try {
      write(conversation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Conversation conversation) throws IOException {
    begin();
    Flow flow = conversation.flow();
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeNumberField("number", flow.number());
    json.writeNumberField("protocol", flow.protocol());
    json.writeStringField("transport", IpProtocols.name(flow.protocol()));
    json.writeStringField("client", Addresses.format(flow.clientHigh(), flow.clientLow()));
    port("client_port", flow.clientPort());
    json.writeStringField("server", Addresses.format(flow.serverHigh(), flow.serverLow()));
    port("server_port", flow.serverPort());
    json.writeStringField("application", conversation.application());
    json.writeStringField("endpoint", conversation.endpoint());
    json.writeStringField(
        "endpoint_source",
        conversation.endpointSource() == null ? null : conversation.endpointSource().label());
    time("first_time", flow.firstNanos());
    time("last_time", flow.lastNanos());
    json.writeNumberField("packets_out", flow.packetsOut());
    json.writeNumberField("bytes_out", flow.bytesOut());
    json.writeNumberField("packets_in", flow.packetsIn());
    json.writeNumberField("bytes_in", flow.bytesIn());
    number("packets_out_per_second", conversation.perSecond(flow.packetsOut()));
    number("bytes_out_per_second", conversation.perSecond(flow.bytesOut()));
    number("packets_in_per_second", conversation.perSecond(flow.packetsIn()));
    number("bytes_in_per_second", conversation.perSecond(flow.bytesIn()));
    odd(conversation);
    json.writeEndObject();
  }

  private void odd(Conversation conversation) throws IOException {
    json.writeNumberField("bad_packet_count", conversation.badPackets());
    json.writeNumberField("bytes_bad", conversation.badBytes());
    json.writeNumberField("retransmit_count", conversation.retransmissions());
    json.writeNumberField("retransmit_bytes", conversation.retransmittedBytes());
    boolean timed = conversation.roundTrips() > 0;
    long handshake = conversation.handshakeNanos();
    number("handshake", handshake < 0 ? Double.NaN : handshake / NANOS);
    json.writeNumberField("rtt_count", conversation.roundTrips());
    number("rtt_mean", conversation.roundTripNanos() / NANOS);
    number("rtt_min", timed ? conversation.leastRoundTripNanos() / NANOS : Double.NaN);
    number("rtt_max", timed ? conversation.mostRoundTripNanos() / NANOS : Double.NaN);
  }

  /** Writes the rest, when all conversations are. */
  public void finish(PacketStatistics statistics) throws IOException {
    begin();
    json.writeEndArray();
    try {
      new StatisticsJson(json).write(statistics);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    json.writeEndObject();
    json.flush();
  }

  /** Closes what was opened; without {@link #finish}, the object ends early. */
  @Override
  public void close() throws IOException {
    json.close();
  }

  private void port(String name, int port) throws IOException {
    if (port < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, port);
    }
  }

  private void time(String name, long nanos) throws IOException {
    json.writeFieldName(name);
    StatisticsJson.time(json, nanos);
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    StatisticsJson.number(json, value);
  }
}
