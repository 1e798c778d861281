package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What this process computes on, for records. */
final class ThisMachine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private ThisMachine() {}

    static RunRecord.Machine look() {
        return new RunRecord.Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processor(),
                System.getProperty("java.version"),
                threads());
    }

    /** As many as there are processors, unless the usual variable says otherwise. */
    private static int threads() {
        String told = Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).orElse("");
        return told.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(told)
                : Runtime.getRuntime().availableProcessors();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            // Only Linux has this file.
            return "";
        }
    }
}
