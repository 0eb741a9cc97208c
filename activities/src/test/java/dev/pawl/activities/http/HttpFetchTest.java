package dev.pawl.activities.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Where a redirect may lead; what a server says is in the tests of those who ask. */
class HttpFetchTest {

  private static final URI SECURE = URI.create("https://h/a");

  @Test
  void shouldNotBeRedirectedToAWeakerProtocol() throws FetchException {
    assertThatThrownBy(() -> HttpFetch.next(HttpUrl.of(SECURE), "http://h/b"))
        .isInstanceOf(FetchException.class)
        .hasMessage("https://h/a redirects from https to http");

    HttpUrl plain = HttpUrl.of(URI.create("http://h/a"));
    assertThat(HttpFetch.next(plain, "https://h/b").shown()).isEqualTo("https://h/b");
    assertThat(HttpFetch.next(HttpUrl.of(SECURE), "b?c=d").uri()).hasToString("https://h/b?c=d");
  }
}
