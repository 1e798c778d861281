package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final String HERE = "127.0.0.1:8188";
    private final Access local = new Access(true, "127.0.0.1", Optional.empty());
    private final Access open = new Access(false, "0.0.0.0", Optional.of(TOKEN));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8188", "localhost:8188", "LOCALHOST", "[::1]:8188", "127.0.0.1"})
    void shouldLetPassWhoNamesThisMachine(String host) {
        assertThat(status(local, "POST", host, null, null, null)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example:8188", "localhost:8188@evil.example", "", "10.0.0.1"})
    void shouldRefuseAnotherHost(String host) {
        assertThat(status(local, "GET", host, null, null, null)).isEqualTo(403);
    }

    @Test
    void shouldRefuseARequestWithoutHost() {
        assertThat(status(local, "GET", null, null, null, null)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:8188",
                "http://127.0.0.1:9999",
                "http://localhost:8188"
            })
    void shouldRefuseAnotherOrigin(String origin) {
        assertThat(status(local, "POST", HERE, origin, null, null)).isEqualTo(403);
        assertThat(status(local, "GET", HERE, origin, null, null)).isEqualTo(403);
    }

    @Test
    void shouldLetPassItsOwnPageAndProgramsThatSendNoOrigin() {
        assertThat(status(local, "POST", HERE, "http://" + HERE, "same-origin", null))
                .isEqualTo(200);
        assertThat(status(local, "DELETE", HERE, null, null, null)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
    void shouldHeedWhereABrowserSaysTheRequestComesFrom(String site, int status) {
        assertThat(status(local, "POST", HERE, null, site, null)).isEqualTo(status);
        assertThat(status(local, "GET", HERE, null, site, null)).isEqualTo(status);
    }

    @Test
    void shouldShowTheStartPageToWhoFollowsALink() {
        assertThat(local.refusal(new Access.Caller("GET", "/", HERE, null, "cross-site", null)))
                .isEmpty();
    }

    @Test
    void shouldAskForTheTokenWhenThereIsOne() {
        assertThat(status(open, "GET", "studio:8188", null, null, null)).isEqualTo(401);
        assertThat(status(open, "GET", "studio:8188", null, null, "Bearer wrong"))
                .isEqualTo(401);
        assertThat(status(open, "GET", "studio:8188", null, null, TOKEN)).isEqualTo(401);
        assertThat(status(open, "GET", "studio:8188", null, null, "Bearer " + TOKEN))
                .isEqualTo(200);
    }

    @Test
    void shouldNotOpenToOthersWithoutAToken() throws UnknownHostException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> Access.of(everywhere, "0.0.0.0", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int status(
            Access access,
            String method,
            @Nullable String host,
            @Nullable String origin,
            @Nullable String site,
            @Nullable String authorization) {
        return access.refusal(new Access.Caller(method, "/api/v1/runs", host, origin, site, authorization))
                .map(problem -> problem.detail().status())
                .orElse(200);
    }
}
