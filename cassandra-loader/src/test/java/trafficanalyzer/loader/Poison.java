package trafficanalyzer.loader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import trafficanalyzer.packet.file.CaptureWriter;

/**
 * What may lie in the spool: how many packets of it can be read, whether it is in the ledger, and
 * why it is put aside; no reason where there is nothing wrong with it, as it looks worse than it
 * is.
 */
enum Poison {
  EMPTY(0, 0, "found an empty file", in -> write(in, "empty.pcap", new byte[0])),
  EMPTY_WITH_SIDECAR(
      0, 1, "found an empty file", in -> publish(in, "sc", Poison.START, new byte[0], 7)),
  HEADER_ONLY(0, 0, "holds no packet", in -> write(in, "header.pcap", Captures.of())),
  HEADER_CUT(0, 0, "cut short", in -> write(in, "head.pcap", Arrays.copyOf(capture(1), 23))),
  CUT_SHORT(2, 1, "frame 3", in -> write(in, "cut.pcap", without(capture(3), 5))),
  CUT_SHORT_WITH_SIDECAR(
      2, 1, "frame 3", in -> publish(in, "cut2", Poison.START, without(capture(3), 5), 3)),
  LONG_LENGTH(1, 1, "frame 2", in -> write(in, "lie.pcap", lyingLength(0x7FFF_FFFF))),
  LENGTH_BEYOND_THE_END(1, 1, "frame 2", in -> write(in, "lie2.pcap", lyingLength(60_000))),
  HUGE_SNAPLEN(3, 1, "", in -> write(in, "snaplen.pcap", patch(capture(3), 16, -1))),
  WRONG_MAGIC(0, 0, "first bytes", in -> write(in, "magic.pcap", patch(capture(3), 0, 0x12345678))),
  WRONG_MAGIC_WITH_SIDECAR(
      0,
      1,
      "first bytes",
      in -> publish(in, "magic2", Poison.START, patch(capture(3), 0, 0x12345678), 3)),
  RANDOM_AFTER_MAGIC(0, 0, "first packet", in -> write(in, "random.pcap", random(capture(0)))),
  RANDOM_BYTES(0, 0, "first bytes", in -> write(in, "noise", random(new byte[0]))),
  GZIP_OF_ZEROS(1_001, 1, "zeros", in -> write(in, "bomb.pcap.gz", gzip(capture(1), 64 << 20))),
  GZIP_OF_PACKETS(
      3_000, 1, "TRAFFIC_SLICE_PACKETS", in -> write(in, "bomb2.pcap.gz", gzip(capture(9_000), 0))),
  GZIP_OF_ONE_LONG_BLOCK(
      0, 0, "longer than", in -> write(in, "bomb3.pcapng.gz", gzip(longBlock(), 300 << 20))),
  ZSTD_CUT_SHORT(
      199, 1, "zstd stream cut short", in -> write(in, "cut.pcap.zst", without(zstd(), 3))),
  PCAPNG_BROKEN_BLOCK(2, 1, "frame 3", in -> write(in, "block.pcapng", brokenPcapng())),
  NOT_A_CAPTURE(0, 0, "first bytes 64656172", in -> write(in, "letter.txt", "dear reader")),
  FOLDER(0, 0, "is a folder", Poison::folder),
  FOLDER_LIKE_A_SLICE(0, 0, "is a folder", in -> Files.createDirectory(in.resolve("dir.pcap"))),
  PIPE(0, 0, "device, pipe or socket", in -> run("mkfifo", in.resolve("pipe.pcap"))),
  SOCKET(0, 0, "device, pipe or socket", Poison::socket),
  DEVICE(
      0, 0, "device, pipe or socket", in -> run("mknod", in.resolve("null.pcap"), "c", "1", "3")),
  LINK_ELSEWHERE(0, 0, "symbolic link", in -> link(in, "passwd.pcap", "/etc/passwd")),
  LINK_TO_NOTHING(0, 0, "symbolic link", in -> link(in, "dangling.pcap", "/nowhere/at/all")),
  LINK_TO_ITSELF(0, 0, "symbolic link", in -> link(in, "loop.pcap", "loop.pcap")),
  NAME_NOT_UTF_8(
      0, 0, "an empty file", in -> shell(in, "touch \"$(printf 'caf\\351\\377.pcap')\"")),
  NAME_WITH_LINE_BREAK(0, 0, "an empty file", in -> shell(in, "touch \"$(printf 'a\\nb.pcap')\"")),
  NAME_OF_255_BYTES(0, 0, "an empty file", in -> write(in, "n".repeat(250) + ".pcap", new byte[0])),
  GOOD_SLICE_NOT_UTF_8(
      1,
      1,
      "",
      in -> {
        write(in, ".good", capture(1));
        shell(in, "mv .good \"$(printf 'gut\\374.pcap')\"");
      }),
  SIDECAR_DAMAGED(
      0, 0, "cannot be understood", in -> withSidecar(in, "half", "{\"sensor\":\"host1\",\"inter")),
  SIDECAR_EMPTY(0, 0, "cannot be understood", in -> withSidecar(in, "none", "")),
  SIDECAR_WITHOUT_START(
      0, 0, "started_at", in -> withSidecar(in, "start", "{\"sensor\":\"s\",\"interface\":\"e\"}")),
  SIDECAR_WITH_A_SENSOR_TOO_LONG(
      0,
      0,
      "too long",
      in ->
          withSidecar(
              in,
              "sensor",
              "{\"sensor\":\"%s\",\"interface\":\"e\",\"started_at\":\"%s\"}"
                  .formatted("s".repeat(300), Poison.START))),
  SIDECAR_HUGE(0, 0, "regular file of at most", in -> withSidecar(in, "huge", " ".repeat(1 << 17))),
  SIDECAR_A_PIPE(
      0,
      0,
      "regular file of at most",
      in -> {
        run("mkfifo", in.resolve("piped.json"));
        write(in, "piped.pcap", capture(1));
      }),
  SIDECAR_OF_ANOTHER_SLICE(
      3, 1, "do not belong together", in -> publish(in, "other", Poison.START, capture(3), 1_000)),
  SIDECAR_OF_A_SMALLER_SLICE(
      3, 1, "do not belong together", in -> publish(in, "other2", Poison.START, capture(3), 1)),
  MARK_OF_A_SHED_SLICE_DAMAGED(
      0, 0, "cannot be understood", in -> write(in, "gone.shed.json", "{"));

  private static final String START = "2026-11-21T02:05:10Z";

  /** Puts it into a folder. */
  interface Recipe {
    void put(Path incoming) throws Exception;
  }

  private final long readable;
  private final int ledgerRows;
  private final String reason;
  private final Recipe recipe;

  Poison(long readable, int ledgerRows, String reason, Recipe recipe) {
    this.readable = readable;
    this.ledgerRows = ledgerRows;
    this.reason = reason;
    this.recipe = recipe;
  }

  long readable() {
    return readable;
  }

  int ledgerRows() {
    return ledgerRows;
  }

  String reason() {
    return reason;
  }

  void put(Path incoming) throws Exception {
    recipe.put(incoming);
  }

  /** A slice as the interceptor publishes it. */
  static void publish(Path in, String name, String start, byte[] capture, int written)
      throws IOException {
    publish(in, name, start, "host1", capture, written);
  }

  static void publish(
      Path in, String name, String start, String sensor, byte[] capture, int written)
      throws IOException {
    Files.writeString(
        in.resolve(name + ".json"),
        """
        {"sensor":"%s","interface":"eth0","started_at":"%s","seconds":10,"link_type":1,
         "filter":"","received":%d,"dropped_by_kernel":0,"dropped_by_interface":0,"written":%d}
        """
            .formatted(sensor, start, written, written));
    write(in, name + ".pcap", capture);
  }

  private static void withSidecar(Path in, String name, String sidecar) throws IOException {
    Files.writeString(in.resolve(name + ".json"), sidecar);
    write(in, name + ".pcap", capture(1));
  }

  private static void write(Path in, String name, String text) throws IOException {
    write(in, name, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** By a rename, as everybody should. */
  private static void write(Path in, String name, byte[] bytes) throws IOException {
    Path hidden = Files.write(in.resolve(".unfinished"), bytes);
    Files.move(hidden, in.resolve(name));
  }

  private static byte[] capture(int frames) {
    Captures.Frame[] all = new Captures.Frame[frames];
    Arrays.fill(all, Captures.arp(START));
    return Captures.of(all);
  }

  private static byte[] without(byte[] bytes, int last) {
    return Arrays.copyOf(bytes, bytes.length - last);
  }

  private static byte[] patch(byte[] bytes, int at, int value) {
    ByteBuffer.wrap(bytes).putInt(at, value);
    return bytes;
  }

  /** Two packets, of which the second claims to be longer than it is. */
  private static byte[] lyingLength(int length) {
    byte[] capture = capture(2);
    int second = 24 + (capture.length - 24) / 2;
    return patch(patch(capture, second + 8, length), second + 12, length);
  }

  private static byte[] random(byte[] begin) {
    byte[] bytes = new byte[4096];
    new Random(5).nextBytes(bytes);
    System.arraycopy(begin, 0, bytes, 0, begin.length);
    return bytes;
  }

  private static byte[] gzip(byte[] begin, int zeros) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(file)) {
      out.write(begin);
      byte[] some = new byte[1 << 20];
      for (int left = zeros; left > 0; left -= some.length) {
        out.write(some);
      }
    }
    return file.toByteArray();
  }

  /** 200 packets of 1,400 bytes that cannot be compressed, so that zstd stores them as they are. */
  private static byte[] zstd() throws IOException {
    Captures.Frame[] frames = new Captures.Frame[200];
    for (int i = 0; i < frames.length; i++) {
      byte[] bytes = new byte[1400];
      new Random(i).nextBytes(bytes);
      frames[i] = new Captures.Frame(Instant.parse(START), bytes);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream out = CaptureWriter.compressed(file, "cut.pcap.zst")) {
      out.write(Captures.of(frames));
    }
    return file.toByteArray();
  }

  private static ByteBuffer sectionAndInterface(int more) {
    return ByteBuffer.allocate(28 + 20 + more)
        .putInt(0x0A0D0D0A)
        .putInt(28)
        .putInt(0x1A2B3C4D)
        .putShort((short) 1)
        .putShort((short) 0)
        .putLong(-1)
        .putInt(28)
        .putInt(1)
        .putInt(20)
        .putShort((short) 1)
        .putShort((short) 0)
        .putInt(0)
        .putInt(20);
  }

  /** Three packets, of which the third says something else at its end than at its beginning. */
  private static byte[] brokenPcapng() {
    ByteBuffer file = sectionAndInterface(3 * 96);
    for (int i = 0; i < 3; i++) {
      file.putInt(6).putInt(96).putInt(0).putInt(0x00061D00).putInt(i).putInt(64).putInt(64);
      file.put(new byte[64]).putInt(i == 2 ? 92 : 96);
    }
    return file.array();
  }

  /** A custom block that claims a gigabyte. */
  private static byte[] longBlock() {
    return sectionAndInterface(12).putInt(0xBAD).putInt(1 << 30).putInt(1).array();
  }

  private static void folder(Path in) throws IOException {
    Files.createDirectories(in.resolve(".folder/within"));
    Files.move(in.resolve(".folder"), in.resolve("folder"));
  }

  private static void socket(Path in) throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      // A socket's path may have 107 bytes.
      Path place = Files.createTempDirectory("sock").resolve("s");
      channel.bind(UnixDomainSocketAddress.of(place));
      Files.move(place, in.resolve("socket.pcap"));
      Files.delete(place.getParent());
    }
  }

  private static void link(Path in, String name, String target) throws IOException {
    Files.createSymbolicLink(in.resolve(name), Path.of(target));
  }

  private static void run(String program, Object... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = program;
    for (int i = 0; i < arguments.length; i++) {
      command[i + 1] = arguments[i].toString();
    }
    OtherUser.run(command);
  }

  /** Names of bytes that Java has no text for. */
  private static void shell(Path in, String script) throws Exception {
    run("sh", "-c", "cd '" + in + "' && " + script);
  }
}
