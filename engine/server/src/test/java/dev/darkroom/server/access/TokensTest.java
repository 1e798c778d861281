package dev.darkroom.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.server.http.route.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepAHashThatOnlyItsOwnerMayRead() throws IOException {
        TokenFile.Made made =
                new TokenFile(folder).add("anna", Role.RUN, Optional.empty()).orElseThrow();
        assertThat(made.secret()).matches("dr_[A-Za-z0-9_-]{43}");
        Path file = folder.resolve("tokens.json");
        assertThat(file).content().contains("anna", "run").doesNotContain(made.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("tokens.json", "tokens.lock");
        }
    }

    @Test
    void shouldKnowATokenByItsSecretAlone() {
        TokenFile file = new TokenFile(folder);
        TokenFile.Made anna = file.add("anna", Role.RUN, Optional.empty()).orElseThrow();
        TokenFile.Made ben = file.add("ben", Role.VIEW, Optional.empty()).orElseThrow();
        Tokens tokens = Tokens.of(file, Optional.of("0123456789abcdef"), true);
        assertThat(tokens.find(anna.secret())).hasValue(anna.token());
        assertThat(tokens.find(ben.secret())).hasValue(ben.token());
        assertThat(tokens.find("0123456789abcdef").map(Token::role)).hasValue(Role.ADMIN);
        assertThat(tokens.find(anna.token().sha256())).isEmpty();
        assertThat(tokens.find("")).isEmpty();
        assertThat(file.add("anna", Role.ADMIN, Optional.empty())).isEmpty();
        assertThat(tokens.find(anna.secret()).map(Token::role)).hasValue(Role.RUN);
    }

    @Test
    void shouldHeedAtOnceWhatTheCommandLineDoes() {
        TokenFile file = new TokenFile(folder);
        Tokens tokens = Tokens.of(file, Optional.empty(), false);
        assertThat(tokens.needed()).isFalse();
        TokenFile.Made made = file.add("anna", Role.RUN, Optional.empty()).orElseThrow();
        assertThat(tokens.needed()).isTrue();
        assertThat(tokens.find(made.secret())).isPresent();
        assertThat(file.remove("anna")).isTrue();
        assertThat(file.remove("anna")).isFalse();
        assertThat(tokens.find(made.secret())).isEmpty();
    }

    @Test
    void shouldNotOpenWhenTheLastTokenGoes() {
        TokenFile file = new TokenFile(folder);
        file.add("anna", Role.RUN, Optional.empty());
        Tokens tokens = Tokens.of(file, Optional.empty(), false);
        file.remove("anna");
        assertThat(tokens.needed()).isTrue();
        assertThat(tokens.usable()).isFalse();
    }

    @Test
    void shouldTrustNobodyWhileTheFileIsDamaged() throws IOException {
        TokenFile file = new TokenFile(folder);
        TokenFile.Made made = file.add("anna", Role.RUN, Optional.empty()).orElseThrow();
        Tokens tokens = Tokens.of(file, Optional.empty(), true);
        for (String text : List.of("{", "[]", "{\"format\": \"other/1\", \"tokens\": []}", "{\"tokens\": null}")) {
            Files.writeString(folder.resolve("tokens.json"), text);
            assertThat(tokens.find(made.secret())).as(text).isEmpty();
            assertThat(tokens.needed()).isTrue();
            assertThatThrownBy(() -> Tokens.of(file, Optional.empty(), true))
                    .as(text)
                    .isInstanceOf(TokenFileException.class)
                    .hasMessageContaining("is damaged");
            assertThat(folder.resolve("tokens.json")).hasContent(text);
        }
    }

    @Test
    void shouldEndSessionsWithTheirToken() {
        TokenFile file = new TokenFile(folder);
        Tokens tokens = Tokens.of(file, Optional.empty(), true);
        Token token = file.add("anna", Role.RUN, Optional.empty()).orElseThrow().token();
        Sessions sessions = new Sessions(tokens);
        String cookie = sessions.begin(token);
        String other = sessions.begin(token);
        assertThat(sessions.find(cookie)).hasValue(token);
        assertThat(sessions.find(token.sha256())).isEmpty();
        sessions.end(other);
        assertThat(sessions.find(other)).isEmpty();
        file.remove("anna");
        assertThat(sessions.find(cookie)).isEmpty();
    }

    @Test
    void shouldExpire() {
        Token token = new TokenFile(folder)
                .add("anna", Role.RUN, Optional.of(Duration.ofDays(2)))
                .orElseThrow()
                .token();
        assertThat(token.expired(Instant.now().plus(Duration.ofDays(1)))).isFalse();
        assertThat(token.expired(Instant.now().plus(Duration.ofDays(3)))).isTrue();
    }

    @Test
    void shouldLoseNoneOfThoseMadeAtTheSameTime() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> makers = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> new TokenFile(folder)
                            .add("token-" + i, Role.VIEW, Optional.empty())
                            .isPresent())
                    .toList();
            for (Future<Boolean> made : threads.invokeAll(makers)) {
                assertThat(made.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(new TokenFile(folder).read()).hasSize(40);
    }
}
