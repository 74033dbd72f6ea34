package trafficanalyzer.loader;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells whether a file was changed or replaced.
 *
 * @param key device and inode
 * @param size bytes
 * @param modifiedNanos when it was last written, since the epoch
 */
record FileVersion(String key, long size, long modifiedNanos) {
  static FileVersion of(BasicFileAttributes attributes) {
    return new FileVersion(
        String.valueOf(attributes.fileKey()),
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  /** The one that was written last. */
  static FileVersion newer(FileVersion one, FileVersion other) {
    return other.modifiedNanos > one.modifiedNanos ? other : one;
  }
}
