package dev.darkroom.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void shouldAlignColumnsBelowHeadings() {
        Table table = new Table()
                .heading("image")
                .row("  a", "first")
                .heading("latent")
                .row("  bbb", "second");
        assertThat(table.lines(80)).containsExactly("image", "  a    first", "", "latent", "  bbb  second");
    }

    @Test
    void shouldCutLongLines() {
        assertThat(new Table().row("name", "a long description").lines(12)).containsExactly("name  a lon…");
    }
}
