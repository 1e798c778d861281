package dev.darkroom.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong(1);

    @Test
    void shouldSayHowMuchTimeIsLeft() {
        Progress progress = new Progress(err, true, 80, clock::get);
        progress.started("denoise");
        clock.addAndGet(5_000_000_000L);
        progress.step("denoise", 5, 20, "");
        assertThat(text()).endsWith("denoise ██████░░░░░░░░░░░░░░░░░░ 5/20  15 s left");
    }

    @Test
    void shouldNeverWrapTheLine() {
        Progress progress = new Progress(err, true, 30, clock::get);
        progress.step("a-rather-long-name-of-a-node", 1, 2, "loss 0.031");
        assertThat(text().substring(text().lastIndexOf('\r') + 1).replace("\u001b[K", ""))
                .hasSize(29);
    }

    @Test
    void shouldLeaveTheLineCleanAtTheEnd() {
        Progress progress = new Progress(err, true, 80, clock::get);
        progress.started("denoise");
        progress.end();
        assertThat(text()).endsWith("\r\u001b[K");
    }

    @Test
    void shouldWriteOneLineForEachNodeWhenNobodyWatches() {
        Progress progress = new Progress(err, false, 80, clock::get);
        progress.started("denoise");
        progress.step("denoise", 5, 20, "");
        progress.finished("denoise", false, 2900);
        progress.finished("model", true, 0);
        progress.end();
        assertThat(text()).isEqualToNormalizingNewlines("denoise: 2.9 s\n");
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
