package trafficanalyzer.packet.oracle;

/** What is compared of each frame. */
enum Field {
  TIME("time"),
  LENGTH("length"),
  CAPTURED("captured length"),
  SOURCE_MAC("source MAC"),
  DESTINATION_MAC("destination MAC"),
  VLAN("VLAN"),
  SOURCE_IP("source IP"),
  DESTINATION_IP("destination IP"),
  PROTOCOL("IP protocol"),
  SOURCE_PORT("source port"),
  DESTINATION_PORT("destination port"),
  TCP_FLAGS("TCP flags"),
  FRAME_NUMBER("frame number"),
  /** Whether the file is damaged: told in place of the frame that cannot be read. */
  READ_ERROR("read error");

  private final String label;

  Field(String label) {
    this.label = label;
  }

  /** As people call it. */
  String label() {
    return label;
  }
}
