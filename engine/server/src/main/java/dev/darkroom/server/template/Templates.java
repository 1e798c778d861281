package dev.darkroom.server.template;

import dev.darkroom.server.picture.PictureReader;
import dev.darkroom.server.picture.UnreadablePictureException;
import dev.darkroom.workflow.InvalidWorkflowException;
import dev.darkroom.workflow.Workflow;
import dev.darkroom.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The templates in a folder: each {@code NAME.json} in it and in the folders right below it, with {@code NAME.png} or
 * {@code pictures/NAME.png} beside. They are read when first asked for and not again: the product does not change while
 * it runs.
 */
public final class Templates {
    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);
    private static final String ENDING = ".json";

    private static final Comparator<Template> ORDER = Comparator.<Template, String>comparing(
                    template -> template.group().orElse(""))
            .thenComparingInt(template ->
                    template.group().isEmpty() ? template.document().nodes().size() : 0)
            .thenComparing(Template::id);

    private final Optional<Path> folder;
    private @Nullable Map<String, Template> read;

    /** @param folder need not be there; empty for no templates at all */
    public Templates(Optional<Path> folder) {
        this.folder = folder;
    }

    /** All of them: first those of no group, the simplest first, then group by group, by name. */
    public synchronized List<Template> all() {
        return List.copyOf(templates().values());
    }

    public synchronized Optional<Template> find(String id) {
        return Optional.ofNullable(templates().get(id));
    }

    private Map<String, Template> templates() {
        Map<String, Template> known = read;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Template template : files().stream()
                    .flatMap(file -> template(file).stream())
                    .sorted(ORDER)
                    .toList()) {
                known.put(template.id(), template);
            }
            read = known;
        }
        return known;
    }

    private List<Path> files() {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        Path root = folder.get();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root, 2)) {
            found.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .forEach(files::add);
        } catch (IOException e) {
            LOG.warn("The templates in {} cannot be read.", root, e);
        }
        return files;
    }

    private Optional<Template> template(Path file) {
        Path root = folder.orElseThrow();
        String name = file.getFileName().toString();
        String plain = name.substring(0, name.length() - ENDING.length());
        Path inside = root.relativize(file);
        Optional<String> group = inside.getNameCount() == 1
                ? Optional.empty()
                : Optional.of(inside.getName(0).toString());
        try {
            Workflow document = WorkflowReader.read(Files.readAllBytes(file));
            String description = document.extra()
                    .get("description")
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .orElse("");
            return Optional.of(new Template(
                    group.map(above -> above + "-").orElse("") + plain,
                    group,
                    description,
                    document,
                    picture(file, plain + ".png")));
        } catch (IOException | InvalidWorkflowException e) {
            LOG.warn("The template {} cannot be read.", file, e);
            return Optional.empty();
        }
    }

    private static Optional<Template.Picture> picture(Path workflow, String name) throws IOException {
        Path beside = workflow.resolveSibling(name);
        Path file = Files.isRegularFile(beside)
                ? beside
                : workflow.resolveSibling("pictures").resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Template.Picture(file, PictureReader.size(file)));
        } catch (UnreadablePictureException e) {
            LOG.warn("The picture {} of a template cannot be read.", file, e);
            return Optional.empty();
        }
    }
}
