package dev.darkroom.runtime.replay;

import dev.darkroom.runtime.content.ContentHash;
import dev.darkroom.runtime.content.PixelDifference;
import dev.darkroom.runtime.content.PngPixels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds the files of two runs against each other. */
public final class OutputComparison {
    /** Larger pictures are not compared pixel by pixel. */
    private static final long MOST_PIXELS = 16L << 20;

    /** Pixels of two pictures at a time are as much memory as this takes. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Kept before;
    private final Kept after;

    /**
     * @param before has the files of the earlier run
     * @param after has the files of the later run
     */
    public OutputComparison(Kept before, Kept after) {
        this.before = before;
        this.after = after;
    }

    private record Place(String node, int number) {}

    /** Two files at one place; one may be missing. */
    private record Pair(Optional<Original.Made> old, Optional<Original.Made> now) {}

    /** All files of both, in the order of the earlier run, then what is new; that only if the earlier files are all known. */
    public List<ComparedOutput> of(Original earlier, Original later) {
        List<ComparedOutput> compared = new ArrayList<>();
        for (Pair pair : pairs(earlier, later)) {
            compared.add(compare(pair));
        }
        return List.copyOf(compared);
    }

    /**
     * Where the pixels of two pictures differ, as a PNG; see {@link PixelDifference#map}.
     *
     * @param n counted as in {@link #of}
     * @return empty when there is no such pair, it is not of two pictures of one size, or one of them is not kept
     */
    public Optional<byte[]> map(Original earlier, Original later, int n) {
        List<Pair> pairs = pairs(earlier, later);
        if (n < 0 || n >= pairs.size()) {
            return Optional.empty();
        }
        Pair pair = pairs.get(n);
        synchronized (ONE_AT_A_TIME) {
            Optional<PngPixels> one = pair.old().flatMap(before::find).flatMap(OutputComparison::pixels);
            Optional<PngPixels> other = pair.now().flatMap(after::find).flatMap(OutputComparison::pixels);
            return one.flatMap(a -> other.filter(b -> sameSize(a, b)).map(b -> PixelDifference.map(a, b)));
        }
    }

    private static List<Pair> pairs(Original earlier, Original later) {
        Map<Place, Original.Made> left = new LinkedHashMap<>();
        later.outputs().forEach(made -> left.put(new Place(made.node(), made.number()), made));
        List<Pair> pairs = new ArrayList<>();
        for (Original.Made old : earlier.outputs()) {
            pairs.add(
                    new Pair(Optional.of(old), Optional.ofNullable(left.remove(new Place(old.node(), old.number())))));
        }
        if (earlier.complete()) {
            left.values().forEach(made -> pairs.add(new Pair(Optional.empty(), Optional.of(made))));
        }
        return pairs;
    }

    private ComparedOutput compare(Pair pair) {
        if (pair.old().isEmpty() || pair.now().isEmpty()) {
            Original.Made only = pair.old().or(pair::now).orElseThrow();
            String sentence = pair.old().isPresent()
                    ? name(only) + " was left by " + only.node() + " then, and now it leaves no such file."
                    : name(only) + " is left by " + only.node() + " now, and then it left no such file.";
            return answer(pair, ComparedOutput.Sameness.DIFFERENT, Optional.empty(), sentence);
        }
        Original.Made old = pair.old().get();
        Original.Made now = pair.now().get();
        if (old.sha256().equals(now.sha256())) {
            return answer(
                    pair, ComparedOutput.Sameness.BYTES, Optional.empty(), name(now) + " is the same, byte by byte.");
        }
        synchronized (ONE_AT_A_TIME) {
            return compareContents(pair, old, now);
        }
    }

    private ComparedOutput compareContents(Pair pair, Original.Made old, Original.Made now) {
        Optional<byte[]> oldBytes = before.find(old);
        Optional<String> oldContent =
                old.content().or(() -> oldBytes.flatMap(content -> ContentHash.of(old.file(), content)));
        if (oldContent.isPresent() && oldContent.equals(now.content())) {
            return answer(
                    pair,
                    ComparedOutput.Sameness.CONTENT,
                    Optional.empty(),
                    name(now) + " shows the same as " + name(old) + "; only what the file tells of its run differs.");
        }
        Optional<byte[]> nowBytes = after.find(now);
        if (oldBytes.isPresent() && nowBytes.isPresent()) {
            return differing(pair, old, now, oldBytes.get(), nowBytes.get());
        }
        Original.Made gone = oldBytes.isEmpty() ? old : now;
        if (oldContent.isPresent() || !carriesMore(old)) {
            return answer(
                    pair,
                    ComparedOutput.Sameness.DIFFERENT,
                    Optional.empty(),
                    name(now) + " is not the same as " + name(old) + "; how far they are apart cannot be told, since "
                            + name(gone) + " itself is not kept.");
        }
        return answer(
                pair,
                ComparedOutput.Sameness.UNKNOWN,
                Optional.empty(),
                name(now) + " has other bytes than " + name(old) + "; whether it shows the same cannot be told, since "
                        + name(gone) + " itself is not kept.");
    }

    private static ComparedOutput differing(
            Pair pair, Original.Made old, Original.Made now, byte[] oldBytes, byte[] nowBytes) {
        Optional<PngPixels> one = pixels(oldBytes);
        Optional<PngPixels> other = pixels(nowBytes);
        if (one.isEmpty() || other.isEmpty()) {
            return answer(
                    pair,
                    ComparedOutput.Sameness.DIFFERENT,
                    Optional.empty(),
                    name(now) + " is not the same as " + name(old) + ".");
        }
        if (!sameSize(one.get(), other.get())) {
            return answer(
                    pair,
                    ComparedOutput.Sameness.DIFFERENT,
                    Optional.empty(),
                    name(now) + " is of " + other.get().size() + " pixels, and " + name(old) + " of "
                            + one.get().size() + ".");
        }
        PixelDifference apart = PixelDifference.between(one.get(), other.get());
        String psnr = apart.psnr().isPresent()
                ? String.format(Locale.ROOT, ", PSNR %.1f dB", apart.psnr().getAsDouble())
                : "";
        return answer(
                pair,
                ComparedOutput.Sameness.DIFFERENT,
                Optional.of(apart),
                String.format(
                        Locale.ROOT,
                        "%s differs from %s in %,d of %,d pixels, by at most %d of 255%s.",
                        name(now),
                        name(old),
                        apart.differing(),
                        apart.pixels(),
                        apart.greatest(),
                        psnr));
    }

    private static boolean sameSize(PngPixels one, PngPixels other) {
        return one.width() == other.width() && one.height() == other.height();
    }

    /** Whether files of this kind tell of their run, beside what they show. */
    private static boolean carriesMore(Original.Made made) {
        String name = made.file().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".safetensors");
    }

    private static Optional<PngPixels> pixels(byte[] content) {
        if (!PngPixels.isPng(content)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PngPixels.decode(content, MOST_PIXELS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String name(Original.Made made) {
        return made.file();
    }

    private static ComparedOutput answer(
            Pair pair, ComparedOutput.Sameness same, Optional<PixelDifference> pixels, String sentence) {
        Original.Made either = pair.old().or(pair::now).orElseThrow();
        return new ComparedOutput(
                either.node(),
                either.number(),
                same,
                pair.old().map(Original.Made::file),
                pair.now().map(Original.Made::file),
                pair.old().map(Original.Made::sha256),
                pair.now().map(Original.Made::sha256),
                pixels,
                sentence);
    }
}
