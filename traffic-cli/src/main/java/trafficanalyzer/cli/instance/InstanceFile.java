package trafficanalyzer.cli.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Reads and writes {@code run/instance.json}; readers never see half a file. */
public final class InstanceFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private InstanceFile() {}

  /** What the file says; empty where there is none. */
  public static Optional<Instance> read(DataFolder folder) {
    Path file = folder.instanceFile();
    try {
      return Optional.of(JSON.readValue(Files.readString(file), Instance.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new ServiceException(
          ExitCode.FAILED,
          file + " is damaged: " + e.getOriginalMessage(),
          "stop the processes of " + folder.root() + " by hand and delete the file",
          e);
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING, "cannot read " + file + ": " + e, "check whose file it is", e);
    }
  }

  /** Puts the new description in the place of the old one. */
  public static void write(Instance instance) {
    Path file = instance.folder().instanceFile();
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(beside, JSON.writeValueAsString(instance));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The description as JSON, for {@code status --json} and tests. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the description of an instance that has stopped. */
  public static void delete(DataFolder folder) {
    try {
      Files.deleteIfExists(folder.instanceFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
