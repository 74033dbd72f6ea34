package trafficanalyzer.node;

import java.nio.file.Path;

/**
 * The two files that cqlsh 4.1 and later read: settings without a secret, and credentials (a
 * password in the settings works too, with a warning that it will not for ever). cqlsh ignores a
 * credentials file that others may read.
 */
final class Cqlsh {
  private Cqlsh() {}

  static String settings(String address, int port, Path credentials) {
    return "[authentication]\n"
        + "credentials = "
        // Python's ConfigParser takes a single % for the start of a variable.
        + credentials.toString().replace("%", "%%")
        + "\n\n[connection]\nhostname = "
        + address
        + "\nport = "
        + port
        + "\n";
  }

  static String credentials(String username, String password) {
    return "[PlainTextAuthProvider]\nusername = " + username + "\npassword = " + password + "\n";
  }
}
