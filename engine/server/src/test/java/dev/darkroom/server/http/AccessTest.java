package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String HERE = "127.0.0.1:8188";
    private final Access local = new Access(true, "127.0.0.1", "http");
    private final Access open = new Access(false, "0.0.0.0", "https");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8188", "localhost:8188", "LOCALHOST", "[::1]:8188", "127.0.0.1"})
    void shouldLetPassWhoNamesThisMachine(String host) {
        assertThat(status(local, host, null, null)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example:8188", "localhost:8188@evil.example", "", "10.0.0.1"})
    void shouldRefuseAnotherHost(String host) {
        assertThat(status(local, host, null, null)).isEqualTo(403);
    }

    @Test
    void shouldRefuseARequestWithoutHost() {
        assertThat(status(local, null, null, null)).isEqualTo(403);
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
        assertThat(status(local, HERE, origin, null)).isEqualTo(403);
        assertThat(status(local, HERE, origin, null)).isEqualTo(403);
    }

    @Test
    void shouldLetPassItsOwnPageAndProgramsThatSendNoOrigin() {
        assertThat(status(local, HERE, "http://" + HERE, "same-origin")).isEqualTo(200);
        assertThat(status(local, HERE, null, null)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
    void shouldHeedWhereABrowserSaysTheRequestComesFrom(String site, int status) {
        assertThat(status(local, HERE, null, site)).isEqualTo(status);
        assertThat(status(local, HERE, null, site)).isEqualTo(status);
    }

    @Test
    void shouldShowAPageToWhoFollowsALink() {
        assertThat(local.refusal(new Access.Sender(true, HERE, null, "cross-site")))
                .isEmpty();
    }

    @Test
    void shouldTakeAnyNameOnTheNetworkButOnlyItsOwnPages() {
        assertThat(status(open, "studio:8188", null, null)).isEqualTo(200);
        assertThat(status(open, "studio:8188", "https://studio:8188", null)).isEqualTo(200);
        assertThat(status(open, "studio:8188", "http://studio:8188", null)).isEqualTo(403);
        assertThat(status(open, null, null, null)).isEqualTo(403);
    }

    private static int status(Access access, @Nullable String host, @Nullable String origin, @Nullable String site) {
        return access.refusal(new Access.Sender(false, host, origin, site))
                .map(problem -> problem.detail().status())
                .orElse(200);
    }
}
