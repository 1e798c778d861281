package dev.darkroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class WorkflowProperties {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 100)
    void whatIsWrittenIsReadBackTheSame(@ForAll("documents") Workflow workflow) {
        String text = WorkflowWriter.write(workflow);
        Workflow read = WorkflowReader.read(text);
        assertThat(read).isEqualTo(workflow);
        assertThat(WorkflowWriter.write(read)).isEqualTo(text);
    }

    @Property(tries = 50)
    void validationEndsAndSpeaksInSentencesWhateverTheDocument(@ForAll("documents") Workflow workflow) {
        assertThat(Validation.of(workflow, TestNodes.CATALOGUE).problems()).allSatisfy(p -> assertThat(p.message())
                .containsIgnoringCase("found ")
                .contains(", expected ")
                .endsWith(".")
                .doesNotContainPattern("\\p{Cntrl}"));
    }

    @Property(tries = 50)
    void keysDependOnNeitherNamesNorOrderNorUi(@ForAll("graphs") Workflow workflow, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>(workflow.nodes().keySet());
        Map<String, String> renamed = new LinkedHashMap<>();
        names.forEach(name -> renamed.put(name, "r" + renamed.size() + name));
        Collections.shuffle(names, random);
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        for (String name : names) {
            WorkflowNode node = workflow.nodes().get(name);
            List<String> ports = new ArrayList<>(node.inputs().keySet());
            Collections.shuffle(ports, random);
            Map<String, Input> inputs = new LinkedHashMap<>();
            ports.forEach(port -> inputs.put(
                    port,
                    node.inputs().get(port) instanceof Input.Link link
                            ? new Input.Link(
                                    renamed.get(link.from().node()), link.from().port())
                            : node.inputs().get(port)));
            Extra moved = node.extra().with("ui", JSON.numberNode(random.nextInt()));
            nodes.put(renamed.get(name), new WorkflowNode(node.type(), node.version(), inputs, moved));
        }
        CacheKeys before = CacheKeysTest.keys(workflow);
        CacheKeys after = CacheKeysTest.keys(new Workflow("other", nodes));
        renamed.forEach((old, now) -> assertThat(after.of(now)).isEqualTo(before.of(old)));
    }

    @Property(tries = 50)
    void everyNodeComesAfterAllThatItReads(@ForAll("graphs") Workflow workflow) {
        Graph graph = Graph.of(workflow);
        List<String> order = graph.order();
        assertThat(order).containsExactlyInAnyOrderElementsOf(workflow.nodes().keySet());
        for (String node : order) {
            assertThat(graph.upstream(node)).allMatch(up -> order.indexOf(up) < order.indexOf(node));
        }
        assertThat(graph.cycles()).isEmpty();
    }

    @Property(tries = 100)
    void aSubgraphComputesWhatItsNodesComputeInTheOpen(@ForAll("graphs") Workflow workflow) {
        String last =
                new ArrayList<>(workflow.nodes().keySet()).get(workflow.nodes().size() - 1);
        Subgraph all = new Subgraph(
                Map.of(),
                Map.of("sum", new Subgraph.Out(new PortRef(last, "sum"), Extra.NONE)),
                workflow.nodes(),
                Extra.NONE);
        Subgraph wrapped = new Subgraph(
                Map.of(),
                Map.of("sum", new Subgraph.Out(new PortRef("inner", "sum"), Extra.NONE)),
                Map.of("inner", use("all")),
                Extra.NONE);
        Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
        nodes.put("box", use("wrapped"));
        nodes.put("end", new WorkflowNode("darkroom.add", 1, Map.of("a", new Input.Link("box", "sum"))));
        Workflow boxed = new Workflow(
                Workflow.FORMAT, "boxed", nodes, List.of(), Map.of("all", all, "wrapped", wrapped), Extra.NONE);
        Workflow open =
                workflow.with("end", new WorkflowNode("darkroom.add", 1, Map.of("a", new Input.Link(last, "sum"))));
        assertThat(Validation.of(boxed, TestNodes.CATALOGUE).problems()).isEmpty();
        Workflow expanded = Expansion.expand(boxed, TestNodes.CATALOGUE);
        assertThat(expanded.nodes()).hasSameSizeAs(open.nodes());
        assertThat(CacheKeysTest.keys(expanded).of("end"))
                .isPresent()
                .isEqualTo(CacheKeysTest.keys(open).of("end"));
    }

    @Property(tries = 100)
    void nothingRunsThatOnlyCachedNodesNeed(
            @ForAll("graphs") Workflow workflow, @ForAll @IntRange(min = 0, max = 10) int salt) {
        Graph graph = Graph.of(workflow);
        CacheKeys keys = CacheKeysTest.keys(workflow);
        Plan plan =
                Plan.of(graph, TestNodes.CATALOGUE, keys, key -> (key.sha256().hashCode() + salt) % 3 == 0);
        Map<String, Plan.State> states = new LinkedHashMap<>();
        plan.steps().forEach(s -> states.put(s.node(), s.state()));
        List<String> targets = graph.targets(TestNodes.CATALOGUE);
        states.forEach((node, state) -> {
            boolean read = graph.consumers(node).stream().anyMatch(c -> states.get(c) == Plan.State.RUN);
            assertThat(state != Plan.State.NOT_NEEDED).isEqualTo(read || targets.contains(node));
        });
    }

    private static WorkflowNode use(String subgraph) {
        return new WorkflowNode("subgraph/" + subgraph, OptionalInt.empty(), Map.of(), Extra.NONE);
    }

    /** Sound graphs of additions; each node reads only nodes before it. */
    @Provide
    Arbitrary<Workflow> graphs() {
        return Combinators.combine(Arbitraries.integers().between(1, 30), Arbitraries.longs())
                .as((size, seed) -> {
                    Random random = new Random(seed);
                    Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
                    for (int i = 0; i < size; i++) {
                        Map<String, Input> inputs = new LinkedHashMap<>();
                        for (String port : List.of("a", "b")) {
                            if (i > 0 && random.nextBoolean()) {
                                inputs.put(port, new Input.Link("n" + random.nextInt(i), "sum"));
                            } else if (random.nextBoolean()) {
                                inputs.put(port, new Input.Literal(random.nextInt(4)));
                            }
                        }
                        nodes.put("n" + i, new WorkflowNode("darkroom.add", 1, inputs));
                    }
                    return new Workflow("graph", nodes);
                });
    }

    /** Documents of the right shape, sound or not. */
    @Provide
    Arbitrary<Workflow> documents() {
        Arbitrary<Map<String, WorkflowNode>> nodes =
                Arbitraries.maps(texts(), nodes()).ofMaxSize(5);
        Arbitrary<Subgraph> subgraph = Combinators.combine(
                        Arbitraries.maps(
                                        texts(), ports().list().ofMaxSize(3).map(to -> new Subgraph.In(to, Extra.NONE)))
                                .ofMaxSize(3),
                        Arbitraries.maps(texts(), ports().map(from -> new Subgraph.Out(from, Extra.NONE)))
                                .ofMaxSize(3),
                        nodes,
                        extras())
                .as(Subgraph::new);
        return Combinators.combine(
                        Arbitraries.of(Workflow.FORMAT, "darkroom/0", ""),
                        texts(),
                        nodes,
                        texts().map(OutputRef::parse).list().ofMaxSize(3),
                        Arbitraries.maps(Arbitraries.of("a", "b", "other"), subgraph)
                                .ofMaxSize(3),
                        extras())
                .as(Workflow::new);
    }

    private Arbitrary<WorkflowNode> nodes() {
        return Combinators.combine(
                        Arbitraries.of(
                                "darkroom.add", "darkroom.resize", "darkroom.blend", "subgraph/a", "subgraph/b", "x"),
                        Arbitraries.integers().between(0, 4).map(v -> v == 0 ? OptionalInt.empty() : OptionalInt.of(v)),
                        Arbitraries.maps(
                                        Arbitraries.oneOf(Arbitraries.of("a", "b", "image", "width"), texts()),
                                        inputs())
                                .ofMaxSize(4),
                        extras())
                .as(WorkflowNode::new);
    }

    private Arbitrary<Input> inputs() {
        Arbitrary<Input> literal = Arbitraries.<Object>oneOf(
                        Arbitraries.longs().map(n -> (Object) n),
                        Arbitraries.doubles().map(n -> (Object) n),
                        Arbitraries.bigDecimals().map(n -> (Object) n.setScale(Math.max(1, n.scale()))),
                        Arbitraries.of(true, false).map(b -> (Object) b),
                        texts().map(t -> (Object) t))
                .map(Input.Literal::new);
        Arbitrary<Input> link = Combinators.combine(ports(), extras()).as(Input.Link::new);
        Arbitrary<Input> opaque =
                Arbitraries.<JsonNode>of(JSON.nullNode(), JSON.objectNode()).map(Input.Opaque::new);
        Arbitrary<Input> single = Arbitraries.oneOf(literal, link, opaque);
        return Arbitraries.oneOf(single, single.list().ofMaxSize(3).map(Input.Items::new));
    }

    private Arbitrary<PortRef> ports() {
        return Combinators.combine(Arbitraries.of("a", "n1", "Übel x"), Arbitraries.of("sum", "image", "0"))
                .as(PortRef::new);
    }

    private Arbitrary<Extra> extras() {
        Arbitrary<JsonNode> json = Arbitraries.of(
                JSON.nullNode(),
                JSON.stringNode("a \"b\""),
                JSON.numberNode(3),
                JSON.numberNode(new BigDecimal("1.50")),
                JSON.arrayNode().add(1).add("x"),
                JSON.objectNode().put("x", true));
        return Arbitraries.maps(Arbitraries.of("ui", "note", "später"), json)
                .ofMaxSize(2)
                .map(fields -> new Extra(fields, List.of()));
    }

    private Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('"', '\\', '\n', ' ', 'é', '/', '~', '\u0001')
                .ofMinLength(1)
                .ofMaxLength(12);
    }
}
