package dev.darkroom.server.space;

import java.time.Duration;

/**
 * What is kept on the disk.
 *
 * @param keep what was used within this time stays, but for {@code mostBytes}
 * @param mostBytes most that kept results may take; those longest unused go first
 */
public record Policy(Duration keep, long mostBytes) {
    private static final int USUAL_DAYS = 30;
    private static final long USUAL_BYTES = 20L << 30;

    /** 30 days, 20 GiB. */
    public static final Policy USUAL = new Policy(Duration.ofDays(USUAL_DAYS), USUAL_BYTES);
}
