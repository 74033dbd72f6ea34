package trafficanalyzer.packet.name.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trafficanalyzer.packet.name.http.HttpRequest.Found;

class HttpRequestTest {
  private final HttpRequest request = new HttpRequest();

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1_Host: example.com__, example.com",
    "POST /a?b=c HTTP/1.0_User-Agent: x_HOST:example.com:8080__, example.com",
    "M-SEARCH * HTTP/1.1_host:\texample.com \t__, example.com",
    "GET  HTTP/1.1_Host: example.com__, example.com",
    "PROPFIND /a b HTTP/1.1_Host: example.com_, example.com",
    "GET http://user:pw@Example.com:81/x HTTP/1.1_Host: other.org__, Example.com",
    "GET https://example.com?q HTTP/1.1_Host: other.org__, example.com",
    "GET /http://other.org/ HTTP/1.1_Host: example.com__, example.com",
    "CONNECT example.com:443 HTTP/1.1_Host: other.org__, example.com",
    "GET / HTTP/1.1_Host: [2001:db8::1]:80__, ''",
    "CONNECT [2001:db8::1]:443 HTTP/1.1__, ''",
    "GET / HTTP/1.1_Host:__, ''",
    "GET / HTTP/1.0_Accept: */*__Host: in.the.body_, ''"
  })
  void aRequestTellsItsHost(String text, String host) {
    assertThat(read(text.replace("_", "\r\n"))).isEqualTo(Found.WHOLE);
    assertThat(host()).isEqualTo(host);
    assertThat(read(text.replace("_", "\n"))).isEqualTo(Found.WHOLE);
    assertThat(host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n",
        "EHLO example.com\r\n",
        "OPTIONS rtsp://example.com/ RTSP/1.0\r\n",
        "INVITE sip:a@example.com SIP/2.0\r\n",
        "PRI * HTTP/2.0\r\n",
        "GET /\r\n",
        "GETHTTP/1.1\r\n",
        "get / HTTP/1.1\r\n",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH / HTTP/1.1\r\n",
        "AB \u0000\u0001\u0002 binary",
        " / HTTP/1.1\r\n"
      })
  void whatIsNoRequestIsNothing(String text) {
    assertThat(read(text)).isEqualTo(Found.NOTHING);
  }

  @Test
  void eachPartOfARequestIsOneUntilItsHostIsThere() {
    String text = "GET /index.html HTTP/1.1\r\nAccept: */*\r\nHost: example.com\r\n";
    for (int length = 1; length < text.length(); length++) {
      assertThat(read(text.substring(0, length))).as("%d bytes", length).isEqualTo(Found.PART);
    }
    assertThat(read(text)).isEqualTo(Found.WHOLE);
    assertThat(host()).isEqualTo("example.com");
  }

  @Test
  void theHeadThatAsksForATunnelHasAnEnd() {
    String head = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n";
    read(head + "tunnel");
    assertThat(request.connect()).isTrue();
    assertThat(request.endOfHead(0)).isEqualTo(head.length());
    read(head.substring(0, head.length() - 1));
    assertThat(request.endOfHead(0)).isNegative();
  }

  private Found read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Found found = request.read(ByteBuffer.wrap(bytes), 0, bytes.length);
    if (found != Found.NOTHING) {
      assertThat(HttpRequest.mayBegin(ByteBuffer.wrap(bytes), 0, bytes.length)).isTrue();
    }
    this.bytes = bytes;
    return found;
  }

  private byte[] bytes;

  private String host() {
    return new String(
        bytes, request.hostOffset(), request.hostLength(), StandardCharsets.ISO_8859_1);
  }
}
