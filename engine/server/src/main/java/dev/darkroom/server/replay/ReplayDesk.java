package dev.darkroom.server.replay;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.replay.Kept;
import dev.darkroom.runtime.replay.MissingPartException;
import dev.darkroom.runtime.replay.Original;
import dev.darkroom.runtime.replay.OutputComparison;
import dev.darkroom.runtime.replay.Replay;
import dev.darkroom.runtime.replay.ReplayVerdict;
import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.runtime.run.RunTicket;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.store.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a server makes runs again and judges what came out. */
public final class ReplayDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDesk.class);

    /** So that lists of runs can do without them. */
    private static final String TAG = "replay";

    private final RunDesk desk;

    public ReplayDesk(RunDesk desk) {
        this.desk = desk;
    }

    /** How a replay stands: with a verdict once its run is over. */
    public record Standing(String runId, Optional<ReplayVerdict> verdict) {}

    /**
     * Queues a run that makes another again, everything computed anew. Its files go to the artifacts alone.
     *
     * @throws MissingPartException when a model or file is nowhere
     * @throws dev.darkroom.workflow.InvalidWorkflowException with all problems, when it cannot run here
     * @throws dev.darkroom.store.StoreException when it cannot be kept
     */
    public RunDesk.Submitted submit(Source source) {
        Replay replay = Replay.of(source.original(), known(source), engine(), sha256 -> source.bytes(sha256)
                .or(() -> artifact(sha256)));
        // What was brought along to compare with has to be there when the run is over.
        for (Original.Made made : source.original().outputs()) {
            source.bytes(made.sha256()).ifPresent(desk.artifacts()::add);
        }
        RunTicket ticket = RunTicket.fresh();
        desk.replays().keep(ticket.runId(), Json.COMPACT.writeValueAsString(replay.original()));
        try {
            RunDesk.Submitted run = desk.submit(replay.request().into(folder()).with(ticket), 0);
            desk.history().tag(ticket.runId(), List.of(TAG));
            return run;
        } catch (RuntimeException e) {
            desk.replays().forget(ticket.runId());
            throw e;
        }
    }

    private Optional<Original> known(Source source) {
        return source.original()
                .runId()
                .flatMap(desk::record)
                .map(RunRecord::fromJson)
                .filter(record -> record.status().terminal())
                .map(Original::of);
    }

    /** How a replay stands; empty when the run makes nothing again, or there is none. */
    public Optional<Standing> find(String runId) {
        return desk.replays().find(runId).map(kept -> new Standing(runId, verdict(runId, kept)));
    }

    private Optional<ReplayVerdict> verdict(String runId, Replays.Kept kept) {
        if (kept.verdict().isPresent()) {
            return kept.verdict().map(json -> Json.COMPACT.readValue(json, ReplayVerdict.class));
        }
        Optional<RunRecord> record = desk.record(runId).map(RunRecord::fromJson).filter(each -> each.status()
                .terminal());
        if (record.isEmpty()) {
            return Optional.empty();
        }
        ReplayVerdict verdict = ReplayVerdict.of(original(kept), record.get(), comparison());
        desk.replays().judge(runId, Json.COMPACT.writeValueAsString(verdict));
        tidy(record.get());
        return Optional.of(verdict);
    }

    /** Where the pixels of a replay's file differ; see {@link OutputComparison#map}. */
    public Optional<byte[]> difference(String runId, int n) {
        return desk.replays().find(runId).flatMap(kept -> desk.record(runId)
                .map(RunRecord::fromJson)
                .flatMap(record -> comparison().map(original(kept), Original.of(record), n)));
    }

    /** Two runs of this desk side by side. */
    public RunDiff diff(RunRecord before, RunRecord after) {
        return RunDiff.between(Original.of(before), Original.of(after), comparison());
    }

    /** Compares files that runs of this desk left, or that were brought. */
    public OutputComparison comparison() {
        Kept kept = made -> artifact(made.sha256()).or(() -> desk.file(new RunRecord.Output(
                        made.node(),
                        "",
                        made.file(),
                        made.mediaType(),
                        made.sha256(),
                        made.content(),
                        Optional.empty()))
                .flatMap(Kept::read));
        return new OutputComparison(kept, kept);
    }

    /** A file that is kept, or lies in the input folder. */
    public Optional<byte[]> bytes(RunRecord.InputFile input) {
        return engine().folders()
                .inputByHash(input.sha256(), input.name())
                .flatMap(name -> Kept.read(engine().library().input("name", name)))
                .or(() -> artifact(input.sha256()));
    }

    private Optional<byte[]> artifact(String sha256) {
        return desk.artifacts().find(sha256).flatMap(Kept::read).filter(content -> ContentHash.ofBytes(content)
                .equals(sha256));
    }

    private static Original original(Replays.Kept kept) {
        return Json.COMPACT.readValue(kept.original(), Original.class);
    }

    private Path folder() {
        return engine().configuration()
                .dataFolder()
                .toAbsolutePath()
                .normalize()
                .resolve("cache")
                .resolve("replays");
    }

    /** Takes the replay's own copies away: people look for their pictures in the output folder, and the artifacts have these. */
    private void tidy(RunRecord record) {
        for (RunRecord.Output output : record.outputs()) {
            try {
                if (desk.artifacts().find(output.sha256()).isPresent()) {
                    Files.deleteIfExists(folder().resolve(output.file()));
                }
            } catch (IOException e) {
                LOG.warn("{} in {} is not needed any more and cannot be deleted.", output.file(), folder(), e);
            }
        }
    }

    private Darkroom engine() {
        return desk.engine();
    }
}
