package dev.darkroom.server.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.http.route.Call;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.Parameter;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.Tag;
import dev.darkroom.server.picture.Thumbnails;
import dev.darkroom.server.template.Need;
import dev.darkroom.server.template.Template;
import dev.darkroom.server.template.Templates;
import dev.darkroom.workflow.Workflow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The workflows that come with Darkroom. */
final class TemplateRoutes {
    private static final String PATH = "/api/v1/templates";
    private static final Parameter<String> ID = Parameter.path("id", "of the template");

    private final Darkroom engine;
    private final Templates templates;
    private final Thumbnails thumbnails;

    TemplateRoutes(Darkroom engine, Templates templates, Thumbnails thumbnails) {
        this.engine = engine;
        this.templates = templates;
        this.thumbnails = thumbnails;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "templates")
                        .tag(Tag.WORKFLOWS)
                        .summary("The workflows that come with Darkroom, to begin from")
                        .answers(TemplateList.class, "All of them, the simplest first.", call -> list()),
                Route.get(PATH + "/{id}", "template")
                        .tag(Tag.WORKFLOWS)
                        .summary("A template and its document")
                        .takes(ID)
                        .refuses(404, "There is no such template.")
                        .answers(TemplateDocument.class, "The template.", this::show),
                Route.get(PATH + "/{id}/picture", "templatePicture")
                        .tag(Tag.WORKFLOWS)
                        .summary("What a template makes")
                        .takes(ID, OutputRoutes.SIZE, OutputRoutes.IF_NONE_MATCH)
                        .mayAnswer(304, "The picture is the one that is known.", List.of(), Void.class)
                        .refuses(404, "There is no such template, or it has no picture.")
                        .sends(List.of("image/png", "image/jpeg"), byte[].class, "The picture.", this::picture));
    }

    /** A template, told about. */
    record TemplateSummary(
            String id,
            String name,

            @JsonPropertyDescription("what it shows, in a sentence or two")
            String description,

            @JsonPropertyDescription("those that belong together, such as `lecture`; absent for the usual ones")
            Optional<String> group,

            @JsonPropertyDescription("what it makes; absent when it makes nothing to look at")
            Optional<TemplatePicture> picture,

            @JsonPropertyDescription("what it uses and is not here; nothing when it can run")
            List<Need> needs) {}

    /** The picture of a template. */
    record TemplatePicture(
            @JsonPropertyDescription("address; takes `size` as thumbnails do")
            String url,

            @JsonPropertyDescription("in pixels, of the original")
            int width,

            @JsonPropertyDescription("in pixels, of the original")
            int height) {}

    /** The templates. */
    record TemplateList(List<TemplateSummary> templates) {}

    /** A template and its document. */
    record TemplateDocument(TemplateSummary template, Workflow document) {}

    private TemplateList list() {
        return new TemplateList(templates.all().stream().map(this::summary).toList());
    }

    private TemplateSummary summary(Template template) {
        return new TemplateSummary(
                template.id(),
                template.document().name(),
                template.description(),
                template.group(),
                template.picture()
                        .map(picture -> new TemplatePicture(
                                PATH + "/" + template.id() + "/picture",
                                picture.size().width(),
                                picture.size().height())),
                Need.of(template.document(), engine));
    }

    private TemplateDocument show(Call<Void> call) {
        Template template = find(call);
        return new TemplateDocument(summary(template), template.document());
    }

    private void picture(Call<Void> call) throws IOException {
        Template.Picture picture = find(call)
                .picture()
                .orElseThrow(
                        () -> HttpProblem.notFound("The template has no picture.", "Run it to see what it makes."));
        int size = Math.toIntExact(call.get(OutputRoutes.SIZE));
        OutputRoutes.send(call, thumbnails, picture.file(), engine.sha256(picture.file()), size, false);
    }

    private Template find(Call<Void> call) {
        return templates
                .find(call.get(ID))
                .orElseThrow(() -> HttpProblem.notFound(
                        "There is no such template.", "GET " + PATH + " lists those that there are."));
    }
}
