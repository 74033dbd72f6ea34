package trafficanalyzer.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * The generated passwords of one installation, a folder for each one that uses them, so that a
 * container can be given its own folder and nothing else.
 *
 * <pre>
 * cassandra/  cql-admin.password  jmxremote.password  jmxremote.access  .cassandra/ (for cqlsh)
 * admin/      cql-admin.password  jmx-admin.password  cqlshrc  cqlsh-credentials
 * loader/     cql-loader.password
 * page/       cql-page.password
 * exporter/   jmx-exporter.password
 * </pre>
 *
 * Folders have mode 700 and files 400. A {@code .password} file of one secret is its single line.
 * Secrets are generated once and never changed; a set that is not complete is completed. There is
 * no default password anywhere: the node itself creates {@link #ADMIN} with its generated password
 * before it serves CQL, and the role {@code cassandra} never exists. Whoever sets up the other
 * roles logs in as {@link #ADMIN} from the first moment on.
 */
public final class Credentials {
  /** CQL superuser and JMX read-write role: the person's own. */
  public static final String ADMIN = "traffic_admin";

  /** CQL role that writes. */
  public static final String LOADER = "traffic_loader";

  /** CQL role that reads. */
  public static final String PAGE = "traffic_page";

  /** JMX role that reads. */
  public static final String EXPORTER = "traffic_exporter";

  private final Path folder;

  private Credentials(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Makes what is missing of the credentials and returns them all.
   *
   * @param folder created if missing, with mode 700
   * @throws ServiceException where the folder cannot be written, or others may read a secret
   */
  public static Credentials generate(Path folder) {
    Credentials credentials = new Credentials(folder);
    try {
      credentials.generate();
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the credentials cannot be written to " + folder + ": " + e,
          "make it a folder that this user may write",
          e);
    }
    return credentials;
  }

  /** Credentials generated earlier; nothing is read or written here. */
  public static Credentials in(Path folder) {
    return new Credentials(folder);
  }

  /** The folder of all of them. */
  public Path folder() {
    return folder;
  }

  /**
   * The file with the CQL password of one role.
   *
   * @param role {@link #ADMIN}, {@link #LOADER} or {@link #PAGE}
   */
  public Path cqlPassword(String role) {
    return switch (role) {
      case ADMIN -> folder.resolve("admin/cql-admin.password");
      case LOADER -> folder.resolve("loader/cql-loader.password");
      case PAGE -> folder.resolve("page/cql-page.password");
      default -> throw new IllegalArgumentException("no CQL role " + role);
    };
  }

  /** The exporter's JMX password, of role {@link #EXPORTER}. */
  public Path jmxExporterPassword() {
    return folder.resolve("exporter/jmx-exporter.password");
  }

  /** The person's JMX password, of role {@link #ADMIN}. */
  public Path jmxAdminPassword() {
    return folder.resolve("admin/jmx-admin.password");
  }

  /** The JMX roles with their passwords, as the node's JVM reads them. */
  public Path jmxPassword() {
    return folder.resolve("cassandra/jmxremote.password");
  }

  /** What each JMX role may do, as the node's JVM reads it. */
  public Path jmxAccess() {
    return folder.resolve("cassandra/jmxremote.access");
  }

  /** The administrator's first password, where the node reads it. */
  public Path nodeAdminPassword() {
    return folder.resolve("cassandra/cql-admin.password");
  }

  /** Settings for the person's own cqlsh: {@code cqlsh --cqlshrc=FILE}. */
  public Path cqlshrc() {
    return folder.resolve("admin/cqlshrc");
  }

  /** Reads the one line of a password file. */
  public static String read(Path passwordFile) {
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the password file " + passwordFile + " cannot be read: " + e,
          "run as the user who started the node, or name another file",
          e);
    }
  }

  /** Points the person's cqlsh at a node. Holds no secret, only the name of the file that does. */
  public void writeCqlshrc(String address, int cqlPort) {
    try {
      SecretFiles.replace(
          cqlshrc(), Cqlsh.settings(address, cqlPort, folder.resolve("admin/cqlsh-credentials")));
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING, cqlshrc() + " cannot be written: " + e, "free some space", e);
    }
  }

  private void generate() throws IOException {
    SecretFiles.folder(folder);
    for (String consumer : new String[] {"cassandra", "admin", "loader", "page", "exporter"}) {
      SecretFiles.folder(folder.resolve(consumer));
    }
    for (Path secret :
        new Path[] {
          cqlPassword(ADMIN),
          cqlPassword(LOADER),
          cqlPassword(PAGE),
          jmxAdminPassword(),
          jmxExporterPassword()
        }) {
      SecretFiles.writeOnce(secret, SecretFiles.newPassword() + "\n");
    }
    derive();
  }

  /**
   * What repeats a secret in another format or for another reader follows from the secret's file.
   */
  private void derive() throws IOException {
    SecretFiles.replace(nodeAdminPassword(), read(cqlPassword(ADMIN)) + "\n");
    SecretFiles.replace(
        jmxPassword(),
        EXPORTER
            + " "
            + read(jmxExporterPassword())
            + "\n"
            + ADMIN
            + " "
            + read(jmxAdminPassword())
            + "\n");
    SecretFiles.replace(jmxAccess(), EXPORTER + " readonly\n" + ADMIN + " readwrite\n");

    String cqlsh = Cqlsh.credentials(ADMIN, read(cqlPassword(ADMIN)));
    SecretFiles.replace(folder.resolve("admin/cqlsh-credentials"), cqlsh);
    // cqlsh inside the container, whose HOME is this folder, looks there by itself.
    SecretFiles.folder(folder.resolve("cassandra/.cassandra"));
    SecretFiles.replace(folder.resolve("cassandra/.cassandra/credentials"), cqlsh);
  }
}
