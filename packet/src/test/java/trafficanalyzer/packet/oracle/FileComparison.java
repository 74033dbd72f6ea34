package trafficanalyzer.packet.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;

/** Compares one file with tshark, frame by frame and field by field. */
final class FileComparison {
  /**
   * One field of one frame that is not the same.
   *
   * @param accepted the class that explains it; null where none does
   * @param what both values, and where
   */
  record Difference(Field field, AcceptedDifference accepted, String what) {}

  private final Path file;
  private final String name;
  private final List<Difference> differences = new ArrayList<>();
  private final Map<AcceptedDifference, Integer> framesByCause =
      new EnumMap<>(AcceptedDifference.class);
  private long frames;
  private long identical;
  private long accepted;
  private long unexplained;
  private boolean damaged;

  /**
   * @param name the file's, for the report
   */
  FileComparison(Path file, String name) {
    this.file = file;
    this.name = name;
  }

  /**
   * @param scratch a folder for what tshark prints
   */
  FileComparison run(Path scratch) throws IOException, InterruptedException {
    Tshark.Reading theirs = Tshark.read(file, scratch);
    TsharkFrame none = theirs.unsupported() ? TsharkFrame.UNSUPPORTED : TsharkFrame.MISSING;
    int read = 0;
    String fault = "";
    try (CaptureReader reader = CaptureReader.open(file)) {
      Packet packet = new Packet();
      for (; reader.next(); read++) {
        packet.wrap(reader);
        OurFrame ours = OurFrame.of(reader, packet);
        compare(ours, read < theirs.frames().size() ? theirs.frames().get(read) : none);
      }
      fault = reader.fault().map(Object::toString).orElse("");
    } catch (NotACaptureException e) {
      fault = e.getMessage();
    }
    for (; read < theirs.frames().size(); read++) {
      compare(OurFrame.MISSING, theirs.frames().get(read));
    }
    compareErrors(fault, theirs, none);
    return this;
  }

  private void compare(OurFrame ours, TsharkFrame theirs) {
    int before = differences.size();
    if (ours == OurFrame.MISSING || theirs.get(Field.FRAME_NUMBER).isEmpty()) {
      compare(Field.FRAME_NUMBER, ours, theirs); // the others differ of course
    } else {
      for (Field field : Field.values()) {
        compare(field, ours, theirs);
      }
    }
    count(before);
  }

  private void compare(Field field, OurFrame ours, TsharkFrame theirs) {
    if (!ours.get(field).equals(theirs.get(field))) {
      String where =
          "%s frame %s (%s, link type %d, %s)"
              .formatted(
                  name,
                  ours.get(Field.FRAME_NUMBER),
                  ours.problem().label(),
                  ours.linkType(),
                  String.join(":", theirs.protocols()));
      differ(field, ours, theirs, where, ours.get(field), theirs.get(field));
    }
  }

  /** A file that is damaged for one is damaged for the other: after the same number of frames. */
  private void compareErrors(String fault, Tshark.Reading theirs, TsharkFrame none) {
    damaged = !theirs.error().isEmpty();
    if (damaged == fault.isEmpty()) {
      int before = differences.size();
      differ(Field.READ_ERROR, OurFrame.MISSING, none, name, fault, theirs.error());
      count(before);
    }
  }

  private void differ(
      Field field, OurFrame ours, TsharkFrame theirs, String where, String our, String their) {
    String what = where + ": ours '" + our + "', tshark's '" + their + "'";
    differences.add(new Difference(field, AcceptedDifference.of(field, ours, theirs), what));
  }

  private void count(int differencesBefore) {
    frames++;
    List<Difference> here = differences.subList(differencesBefore, differences.size());
    here.stream()
        .map(Difference::accepted)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(cause -> framesByCause.merge(cause, 1, Integer::sum));
    if (here.isEmpty()) {
      identical++;
    } else if (here.stream().allMatch(each -> each.accepted() != null)) {
      accepted++;
    } else {
      unexplained++;
    }
  }

  /** Whether tshark cannot read the file, or not all of it. */
  boolean isDamaged() {
    return damaged;
  }

  /** Frames that either has. */
  long frames() {
    return frames;
  }

  /** Frames of which every field is the same. */
  long identical() {
    return identical;
  }

  /** Frames of which every difference is explained. */
  long accepted() {
    return accepted;
  }

  /** Frames with a difference that nothing explains. */
  long unexplained() {
    return unexplained;
  }

  /** How many frames each class explains something of. */
  Map<AcceptedDifference, Integer> framesByCause() {
    return framesByCause;
  }

  /** All that differs. */
  List<Difference> differences() {
    return differences;
  }
}
