package dev.darkroom.sdk.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Migration;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.RunCancelledException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NodeTesterTest {
    private final AtomicInteger live = new AtomicInteger();

    /** Native memory that counts itself. */
    interface Memory extends AutoCloseable {
        @Override
        void close();
    }

    private Memory allocate() {
        live.incrementAndGet();
        return new Memory() {
            private boolean open = true;

            @Override
            public void close() {
                if (open) {
                    open = false;
                    live.decrementAndGet();
                }
            }
        };
    }

    record Nothing() {}

    record Given(Memory memory) {}

    record All(List<Memory> memories) {}

    @Test
    void shouldCloseWhatTheNodeOwnsWhenTheCallEnds() throws Exception {
        Node<Nothing, Nothing> node = (in, context) -> {
            context.own(allocate());
            context.own(allocate());
            return new Nothing();
        };

        try (var tester = NodeTester.of(node).counting(live::get)) {
            tester.run(new Nothing());

            assertThat(live).hasValue(0);
        }
    }

    @Test
    void shouldKeepOutputsOpenUntilTheTesterCloses() throws Exception {
        Node<Nothing, All> node =
                (in, context) -> new All(List.of(context.own(allocate()), context.own(allocate()), allocate()));

        try (var tester = NodeTester.of(node).counting(live::get)) {
            tester.run(new Nothing());

            assertThat(live).hasValue(3);
        }
        assertThat(live).hasValue(0);
    }

    @Test
    void shouldFailWhenMemoryIsNeitherOwnedNorHandedOver() throws Exception {
        Node<Nothing, Nothing> node = (in, context) -> {
            allocate();
            return new Nothing();
        };
        var tester = NodeTester.of(node).counting(live::get);
        tester.run(new Nothing());

        assertThatThrownBy(tester::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "the node leaks: 0 resources were live before, 1 are after its outputs were closed; give them to"
                                + " context.own(...) or hand them over as outputs");
    }

    @Test
    void shouldFailAtOnceWhenAFailedCallLeaks() {
        Node<Nothing, Nothing> node = (in, context) -> {
            allocate();
            throw new InvalidInputException("x", "is bad");
        };
        var tester = NodeTester.of(node).counting(live::get);

        assertThatThrownBy(() -> tester.run(new Nothing()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 are after the call failed with");
    }

    @Test
    void shouldCloseWhatIsOwnedWhenTheRunIsCancelled() throws Exception {
        Node<Nothing, Nothing> node = (in, context) -> {
            for (int step = 1; step <= 10; step++) {
                context.own(allocate());
                context.progress(step, 10, "step " + step);
            }
            return new Nothing();
        };

        try (var tester = NodeTester.of(node).counting(live::get).cancelAtStep(3)) {
            tester.runUntilCancelled(new Nothing());

            assertThat(tester.progress())
                    .containsExactly(
                            new Progress(1, 10, "step 1"),
                            new Progress(2, 10, "step 2"),
                            new Progress(3, 10, "step 3"));
            assertThat(live).hasValue(0);
        }
    }

    @Test
    void shouldCancelBeforeTheFirstStep() throws Exception {
        Node<Nothing, Nothing> node = (in, context) -> {
            context.throwIfCancelled();
            return new Nothing();
        };

        try (var tester = NodeTester.of(node).cancelAtStep(0)) {
            tester.runUntilCancelled(new Nothing());
        }
    }

    @Test
    void shouldFailWhenTheNodeSwallowsACancellation() {
        Node<Nothing, Nothing> node = (in, context) -> {
            try {
                context.progress(1, 1);
            } catch (RunCancelledException e) {
                context.log().debug("swallowed");
            }
            return new Nothing();
        };

        try (var tester = NodeTester.of(node).cancelAtStep(1)) {
            assertThatThrownBy(() -> tester.run(new Nothing()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("must pass RunCancelledException on");
        }
    }

    @Test
    void shouldFailWhenTheNodeClosesOrOwnsAnInput() {
        Node<Given, Nothing> closing = (in, context) -> {
            in.memory().close();
            return new Nothing();
        };
        Node<Given, Nothing> owning = (in, context) -> {
            context.own(in.memory());
            return new Nothing();
        };

        try (var tester = NodeTester.of(closing)) {
            assertThatThrownBy(() -> tester.run(new Given(tester.lend(Memory.class, allocate()))))
                    .hasMessage("the node closed its input Memory, but inputs are borrowed and stay open");
        }
        try (var tester = NodeTester.of(owning)) {
            assertThatThrownBy(() -> tester.run(new Given(allocate())))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("to own(), but inputs are borrowed");
        }
    }

    @Test
    void shouldNotCloseAnInputThatIsPassedThrough() throws Exception {
        Node<Given, Given> node = (in, context) -> in;
        Memory memory = allocate();

        try (var tester = NodeTester.of(node)) {
            tester.run(new Given(memory));
        }
        assertThat(live).hasValue(1);
    }

    // A null where none may be is what the test is about.
    @SuppressWarnings("NullAway")
    @Test
    void shouldFailWhenAnOutputIsNull() {
        Node<Nothing, Given> node = (in, context) -> new Given(null);

        try (var tester = NodeTester.of(node)) {
            assertThatThrownBy(() -> tester.run(new Nothing()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the port \"memory\"");
        }
    }

    @Test
    void shouldFailWhenTheContextIsKept() throws Exception {
        NodeContext[] kept = new NodeContext[1];
        Node<Nothing, Nothing> node = (in, context) -> {
            kept[0] = context;
            return new Nothing();
        };

        try (var tester = NodeTester.of(node)) {
            tester.run(new Nothing());

            assertThatThrownBy(() -> kept[0].progress(1, 1)).hasMessageContaining("after the call had ended");
        }
    }

    /** Copies a file. */
    @NodeType(id = "acme.copy", version = 3, category = "test")
    static final class Copy implements Node<Copy.In, Nothing> {
        record In(String file) {}

        @Override
        public Nothing run(In in, NodeContext context) throws Exception {
            byte[] content = Files.readAllBytes(context.library().input("file", in.file()));
            context.outputs().save("copy", "txt", "text/plain", content);
            context.preview(() -> NodeTester.gradient(2, 2));
            return new Nothing();
        }

        @Override
        public Fingerprint fingerprint(In in, Library library) {
            return Fingerprint.of(library.sha256(library.input("file", in.file())));
        }

        @Migration(from = 1)
        static void nameBecamePath(OldInputs inputs) {
            inputs.rename("name", "path");
        }

        @Migration(from = 2)
        static void pathBecameFile(OldInputs inputs) {
            inputs.rename("path", "file");
        }
    }

    @Test
    void shouldGiveFilesAndKeepWhatIsSavedAndShown() throws Exception {
        try (var tester = NodeTester.of(new Copy()).input("a.txt", "hello".getBytes(StandardCharsets.UTF_8))) {
            tester.run(new Copy.In("a.txt"));
            tester.run(new Copy.In("a.txt"));

            assertThat(tester.saved())
                    .extracting(s -> s.file().name())
                    .containsExactly("copy_00001.txt", "copy_00002.txt");
            assertThat(tester.saved().get(0).content()).asString().isEqualTo("hello");
            assertThat(tester.saved().get(0).file().sha256())
                    .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
            assertThat(tester.previews()).containsExactly(NodeTester.gradient(2, 2));
            assertThat(tester.fingerprint(new Copy.In("a.txt")).value()).contains("2cf24dba");
        }
    }

    @Test
    void shouldRefuseFilesOutsideTheInputFolder() {
        try (var tester = NodeTester.of(new Copy()).input("a.txt", new byte[0])) {
            assertThatThrownBy(() -> tester.run(new Copy.In("../../etc/passwd")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("there is no input file \"../../etc/passwd\"; there are a.txt");
        }
    }

    @Test
    void shouldWalkEveryMigration() {
        try (var tester = NodeTester.of(new Copy())) {
            assertThat(tester.migrate(1, Map.of("name", "a.txt"))).isEqualTo(Map.of("file", "a.txt"));
        }
    }
}
