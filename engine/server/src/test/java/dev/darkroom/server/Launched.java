package dev.darkroom.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** The built product as a process of its own, as the launcher starts it. */
final class Launched implements AutoCloseable {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PRODUCT = ROOT.resolve("engine/server/target/darkroom");

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    record Answer(int exitCode, String out, String err) {
        JsonNode json() {
            return Json.COMPACT.readTree(out);
        }
    }

    /** A file of the project. */
    static Path project(String path) {
        return ROOT.resolve(path);
    }

    /** Whether the model that comes with Darkroom is there. */
    static boolean hasTheEmbeddedModel() {
        return Files.exists(PRODUCT.resolve(
                "plugins/darkroom-diffusion/models/darkroom-small/unet/diffusion_pytorch_model.safetensors"));
    }

    /** Skips the test loudly when that model is not there. */
    static void assumeTheEmbeddedModel() {
        Assumptions.assumeTrue(
                hasTheEmbeddedModel(), "The embedded model is not in the build, so nothing is drawn with it.");
    }

    /** Starts a command in a folder, with the data folder {@code data} below it. */
    static Launched start(Path folder, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + PRODUCT.resolve("jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-Ddarkroom.home=" + folder,
                "-Ddarkroom.product=" + PRODUCT,
                "-jar",
                jar().toString()));
        command.addAll(List.of(args));
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("DARKROOM_DATA", folder.resolve("data").toString());
            builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
            builder.environment().put("OPT_OUT_TRACKING", "true");
            builder.environment()
                    .putIfAbsent(
                            "DJL_CACHE_DIR", ROOT.resolve(".darkroom/cache/djl").toString());
            return new Launched(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    static Answer run(Path folder, String... args) {
        try (Launched launched = start(folder, args)) {
            return launched.await(300);
        }
    }

    private static Path jar() {
        try (Stream<Path> files = Files.list(PRODUCT.resolve("lib"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("darkroom-server-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer await(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after " + seconds + " s: " + Files.readString(err));
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was said on stderr so far. */
    String said() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a server: waits until it listens. Empty when it ended before. */
    Optional<String> address() {
        Pattern address = Pattern.compile("listens at (https?://[^/]+)");
        for (int tries = 0; tries < 12_000; tries++) {
            Matcher found = address.matcher(said());
            if (found.find()) {
                return Optional.of(found.group(1));
            }
            if (!process.isAlive()) {
                return Optional.empty();
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("does not listen within two minutes: " + said());
    }

    /** {@code kill -9}. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ctrl-C. */
    void interrupt() {
        try (InputStream answer = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start()
                .getInputStream()) {
            answer.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory, in MiB. */
    long residentMegabytes() {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/" + process.pid() + "/status"), StandardCharsets.US_ASCII)) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
