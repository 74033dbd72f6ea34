package trafficanalyzer.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * An authority, and a node's and a client's certificates that it signs, made by the Java runtime's
 * own keytool for one test: no private key lies in the source code.
 */
final class Certificates {
  private static final String PASSWORD_VARIABLE = "TEST_KEYSTORE_PASSWORD";
  private static final int PEM_LINE = 64;

  private final Path folder;
  private final String password = UUID.randomUUID().toString();
  private final Path authority;
  private final TlsConfig.Identity client;

  Certificates(Path folder) throws Exception {
    this.folder = folder;
    keytool("ca", "-genkeypair", "-dname", "CN=authority", "-ext", "bc:c");
    authority = export("ca");
    signed("node", "-ext", "san=dns:localhost");
    signed("client");
    client = new TlsConfig.Identity(folder.resolve("client.pem"), key("client"));
  }

  /** The authority's certificate in PEM. */
  Path authority() {
    return authority;
  }

  /** The client's certificate, and its key, in PEM. */
  TlsConfig.Identity client() {
    return client;
  }

  /**
   * What a node's cassandra.yaml says to speak TLS only, and only with whom the authority knows.
   */
  String clientEncryptionOptions() {
    return """

    client_encryption_options:
      enabled: true
      optional: false
      require_client_auth: true
      keystore: '%1$s'
      keystore_password: %3$s
      truststore: '%2$s'
      truststore_password: %3$s
      store_type: PKCS12
    """
        .formatted(folder.resolve("node.p12"), folder.resolve("trust.p12"), password);
  }

  private void signed(String alias, String... extensions) throws Exception {
    keytool(alias, "-genkeypair", "-dname", "CN=" + alias);
    Path request = folder.resolve(alias + ".request");
    Path certificate = folder.resolve(alias + ".pem");
    keytool(alias, "-certreq", "-file", request.toString());
    List<String> sign = new ArrayList<>(List.of("-gencert", "-rfc", "-infile"));
    sign.addAll(List.of(request.toString(), "-outfile", certificate.toString()));
    sign.addAll(List.of(extensions));
    keytool("ca", sign.toArray(String[]::new));
    trust(alias);
    keytool(alias, "-importcert", "-file", certificate.toString());
  }

  /** Into the key's own store, so that the certificate is taken as signed, and into the node's. */
  private void trust(String alias) throws Exception {
    for (String store : List.of(alias, "trust")) {
      if (!store.equals("trust") || Files.notExists(folder.resolve("trust.p12"))) {
        run(store, "authority", "-importcert", "-noprompt", "-file", authority.toString());
      }
    }
  }

  private Path export(String alias) throws Exception {
    Path file = folder.resolve(alias + ".pem");
    keytool(alias, "-exportcert", "-rfc", "-file", file.toString());
    return file;
  }

  private Path key(String alias) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(alias + ".p12"))) {
      store.load(in, password.toCharArray());
    }
    byte[] key = store.getKey(alias, password.toCharArray()).getEncoded();
    String text =
        Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key);
    return Files.writeString(
        folder.resolve(alias + ".key"),
        "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
  }

  private void keytool(String alias, String... arguments) throws Exception {
    run(alias, alias, arguments);
  }

  private void run(String store, String alias, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    }
    command.addAll(List.of("-alias", alias, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", folder.resolve(store + ".p12").toString()));
    command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD_VARIABLE, password);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
