package dev.darkroom.server.space;

import java.nio.file.Path;

/** A file that may go. */
public record Removal(Kind kind, Path file, long bytes) {

    /** What the file is, and so why it may go. */
    public enum Kind {
        UNFINISHED("half-written files", "left by a process that died"),
        RESULT("kept results", "longest unused; computed anew when needed"),
        THUMBNAIL("thumbnails", "not looked at for long; made anew when asked for"),
        STEP("pictures of steps", "of runs long over, or the oldest beyond 2 GiB"),
        LOG("old logs", "of an earlier time");

        private final String what;
        private final String why;

        Kind(String what, String why) {
            this.what = what;
            this.why = why;
        }

        /** In a few words, in the plural. */
        public String what() {
            return what;
        }

        public String why() {
            return why;
        }
    }
}
