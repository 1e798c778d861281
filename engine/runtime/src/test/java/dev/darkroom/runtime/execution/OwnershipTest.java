package dev.darkroom.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.runtime.Bench;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnershipTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.in(folder, c -> c.withCacheBytes(0));
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(bench.count("live")).isZero();
        assertThat(bench.count("closed-twice")).isZero();
        assertThat(bench.live()).isZero();
    }

    private static String passing(String tail) {
        return """
                'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
                'p': {'type': 'probe.pass-handle', 'inputs': {'handle': {'from': 'o.handle'}}},
                'q': {'type': 'probe.pass-handle', 'inputs': {'handle': {'from': 'p.handle'}}},
                'r1': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'o.handle'}}},
                'r2': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'q.handle'}}}
                """ + tail;
    }

    @Test
    void shouldCloseAPassedThroughValueOnceAfterItsLastReader() {
        RunRecord record = bench.run(passing(""));

        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.count("opened")).isEqualTo(1);
        assertThat(bench.count("live")).isZero();
    }

    @Test
    void shouldKeepAPassedThroughValueAsLongAsTheCacheHoldsEither() {
        bench.close();
        bench = Bench.in(folder);
        bench.run(passing(""));
        assertThat(bench.count("live")).isEqualTo(1);
        bench.darkroom().clearCache();
        assertThat(bench.count("live")).isZero();
    }

    @Test
    void shouldFreeAValueBeforeTheRunEnds() {
        bench.close();
        bench = Bench.in(folder, c -> c.withCacheBytes(0).withThreads(1));
        List<Integer> liveDuring = new CopyOnWriteArrayList<>();
        bench.hook("meet", x -> liveDuring.add(bench.count("live")));
        RunRecord record = bench.run("""
                'o': {'type': 'probe.open', 'inputs': {'name': 'x'}},
                'h': {'type': 'probe.handle-length', 'inputs': {'handle': {'from': 'o.handle'}}},
                'm': {'type': 'probe.meet', 'inputs': {'value': {'from': 'h.length'}}}
                """);

        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(liveDuring).containsExactly(0);
    }

    @Test
    void shouldCloseWhatANodeOwnedButNotWhatItHandsOver() {
        RunRecord record = bench.run("""
                'o': {'type': 'probe.own-two', 'inputs': {}},
                'r': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'o.handle'}}}
                """);

        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(bench.count("opened")).isEqualTo(2);
        assertThat(bench.count("live")).isZero();
    }

    @Test
    void shouldCloseEverythingWhenANodeFails() {
        for (String mode : new String[] {"fail", "half"}) {
            RunRecord record = bench.run(passing(
                    ", 'f': {'type': 'probe.own-two', 'inputs': {'mode': '%s'}}, 'g': {'type': 'probe.read-handle',"
                                    .formatted(mode)
                            + " 'inputs': {'handle': {'from': 'f.handle'}}}"));
            assertThat(record.status()).isEqualTo(RunStatus.FAILED);
            assertThat(bench.count("live")).as(mode).isZero();
        }
    }

    @Test
    void shouldCloseWhatEarlierCallsOfAMappedNodeMade() {
        RunRecord record = bench.run("""
                'o': {'type': 'probe.own-two', 'inputs': {'mode': ['ok', 'ok', 'fail']}},
                'r': {'type': 'probe.read-handle', 'inputs': {'handle': {'from': 'o.handle'}}}
                """);
        assertThat(record.status()).as("%s", record.error()).isEqualTo(RunStatus.FAILED);
        assertThat(bench.count("opened")).isEqualTo(6);
        assertThat(bench.count("live")).isZero();
    }

    @Test
    void shouldNotGrowOverFiftyRuns() {
        bench.close();
        bench = Bench.in(folder, c -> c.withCacheBytes(3L << 20));
        for (int i = 0; i < 50; i++) {
            RunRecord record =
                    bench.run(passing(", 'n': {'type': 'probe.open', 'inputs': {'name': 'r%d'}}".formatted(i)));
            assertThat(record.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(bench.count("live")).isLessThanOrEqualTo(4);
        }
    }
}
