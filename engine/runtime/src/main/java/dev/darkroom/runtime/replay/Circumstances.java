package dev.darkroom.runtime.replay;

import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.workflow.diff.WorkflowDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All that was not the same in two runs, the likelier reasons for another result first. */
public final class Circumstances {
    private static final int SHOWN_HASH = 12;

    private final List<Circumstance> changes = new ArrayList<>();

    private Circumstances() {}

    /** Between an earlier and a later run. */
    public static List<Circumstance> between(Original before, Original after) {
        Circumstances found = new Circumstances();
        found.seeds(before, after);
        found.document(before, after);
        found.models(before.models(), after.models());
        found.inputs(before.inputs(), after.inputs());
        found.plugins(before.plugins(), after.plugins());
        found.plain(
                Circumstance.Matter.ENGINE, "engine", before.engine(), after.engine(), "The engine was %s and is %s.");
        found.plain(
                Circumstance.Matter.DEVICE,
                "device",
                before.device(),
                after.device(),
                "Models ran on %s and now run on %s: the last bits of sums may come out otherwise.");
        if (before.machine().isPresent() && after.machine().isPresent()) {
            found.machine(before.machine().get(), after.machine().get());
        }
        return List.copyOf(found.changes);
    }

    /** A seed that came through a link is told by a record but not by a file: only what both tell is compared. */
    private void seeds(Original before, Original after) {
        before.seeds().forEach((port, seed) -> {
            Long now = after.seeds().get(port);
            if (now != null && !now.equals(seed)) {
                add(
                        Circumstance.Matter.SEED,
                        port,
                        Optional.of(seed.toString()),
                        Optional.of(now.toString()),
                        "The seed " + port + " was " + seed + " and is " + now + ".");
            }
        });
    }

    private void document(Original before, Original after) {
        List<String> seeds = changes.stream().map(Circumstance::name).toList();
        for (String sentence :
                WorkflowDiff.between(before.workflow(), after.workflow()).sentences()) {
            boolean told = seeds.stream().anyMatch(seed -> sentence.startsWith(seed + " "));
            boolean seen =
                    !sentence.startsWith("The layout changed") && !sentence.startsWith("The workflow was called");
            if (seen && !told) {
                add(Circumstance.Matter.DOCUMENT, "workflow", Optional.empty(), Optional.empty(), sentence);
            }
        }
    }

    private void models(List<RunRecord.Model> before, List<RunRecord.Model> after) {
        // A model that was only called otherwise is the same one.
        List<String> old = before.stream().map(RunRecord.Model::sha256).toList();
        List<String> now = after.stream().map(RunRecord.Model::sha256).toList();
        each(
                before.stream().filter(model -> !now.contains(model.sha256())).toList(),
                after.stream().filter(model -> !old.contains(model.sha256())).toList(),
                RunRecord.Model::name,
                RunRecord.Model::sha256,
                Circumstance.Matter.MODEL,
                (name, hashes) -> "The model \"" + name + "\" " + hashes);
    }

    private void inputs(List<RunRecord.InputFile> before, List<RunRecord.InputFile> after) {
        List<String> old = before.stream().map(RunRecord.InputFile::sha256).toList();
        List<String> now = after.stream().map(RunRecord.InputFile::sha256).toList();
        each(
                before.stream().filter(file -> !now.contains(file.sha256())).toList(),
                after.stream().filter(file -> !old.contains(file.sha256())).toList(),
                RunRecord.InputFile::name,
                RunRecord.InputFile::sha256,
                Circumstance.Matter.INPUT,
                (name, hashes) -> "The input file \"" + name + "\" " + hashes);
    }

    private void plugins(List<RunRecord.Plugin> before, List<RunRecord.Plugin> after) {
        Map<String, RunRecord.Plugin> old = byName(before, RunRecord.Plugin::id);
        Map<String, RunRecord.Plugin> now = byName(after, RunRecord.Plugin::id);
        old.forEach((id, plugin) -> {
            RunRecord.Plugin other = now.get(id);
            if (other == null) {
                add(
                        Circumstance.Matter.PLUGIN,
                        id,
                        Optional.of(plugin.version()),
                        Optional.empty(),
                        "The plugin " + id + " was used and is no more.");
            } else if (!plugin.version().equals(other.version())) {
                add(
                        Circumstance.Matter.PLUGIN,
                        id,
                        Optional.of(plugin.version()),
                        Optional.of(other.version()),
                        "The plugin " + id + " was of version " + plugin.version() + " and is of version "
                                + other.version() + ".");
            } else if (!plugin.sha256().equals(other.sha256())) {
                add(
                        Circumstance.Matter.PLUGIN,
                        id,
                        Optional.of(plugin.sha256()),
                        Optional.of(other.sha256()),
                        "The plugin " + id + " is of version " + plugin.version() + " as before, but another build: its"
                                + " sha256 was " + shown(plugin.sha256()) + " and is " + shown(other.sha256()) + ".");
            }
        });
        now.forEach((id, plugin) -> {
            if (!old.containsKey(id)) {
                add(
                        Circumstance.Matter.PLUGIN,
                        id,
                        Optional.empty(),
                        Optional.of(plugin.version()),
                        "The plugin " + id + " was not used and is now.");
            }
        });
    }

    private void machine(RunRecord.Machine before, RunRecord.Machine after) {
        plain(
                Circumstance.Matter.MACHINE,
                "threads",
                Integer.toString(before.threads()),
                Integer.toString(after.threads()),
                "An operation of a model had %s threads and has %s: sums may be taken in another order.");
        plain(
                Circumstance.Matter.MACHINE,
                "cpu",
                before.cpu(),
                after.cpu(),
                "The processor was %s and is %s: the last bits of sums may come out otherwise.");
        plain(Circumstance.Matter.MACHINE, "os", before.os(), after.os(), "The system was %s and is %s.");
        plain(Circumstance.Matter.MACHINE, "java", before.java(), after.java(), "Java was %s and is %s.");
    }

    private void plain(Circumstance.Matter kind, String name, String before, String after, String sentence) {
        if (!before.equals(after)) {
            add(
                    kind,
                    name,
                    Optional.of(before),
                    Optional.of(after),
                    String.format(Locale.ROOT, sentence, named(before), named(after)));
        }
    }

    private static String named(String value) {
        return value.isBlank() ? "unknown" : value;
    }

    private <T> void each(
            List<T> before,
            List<T> after,
            Function<T, String> name,
            Function<T, String> sha256,
            Circumstance.Matter kind,
            BiFunction<String, String, String> sentence) {
        Map<String, T> old = byName(before, name);
        Map<String, T> now = byName(after, name);
        old.forEach((called, thing) -> {
            String was = sha256.apply(thing);
            T other = now.get(called);
            if (other == null) {
                add(
                        kind,
                        called,
                        Optional.of(was),
                        Optional.empty(),
                        sentence.apply(called, "(sha256 " + shown(was) + ") was used and is no more."));
            } else {
                String is = sha256.apply(other);
                add(
                        kind,
                        called,
                        Optional.of(was),
                        Optional.of(is),
                        sentence.apply(
                                called,
                                "has other content: its sha256 was " + shown(was) + " and is " + shown(is) + "."));
            }
        });
        now.forEach((called, thing) -> {
            if (!old.containsKey(called)) {
                String is = sha256.apply(thing);
                add(
                        kind,
                        called,
                        Optional.empty(),
                        Optional.of(is),
                        sentence.apply(called, "(sha256 " + shown(is) + ") was not used and is now."));
            }
        });
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        things.forEach(thing -> all.put(Objects.requireNonNull(name.apply(thing)), thing));
        return all;
    }

    private static String shown(String sha256) {
        return sha256.length() <= SHOWN_HASH ? sha256 : sha256.substring(0, SHOWN_HASH) + "…";
    }

    private void add(
            Circumstance.Matter kind, String name, Optional<String> before, Optional<String> after, String sentence) {
        changes.add(new Circumstance(kind, name, before, after, sentence));
    }
}
