package dev.darkroom.runtime.content;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG file as the list of its chunks (ISO/IEC 15948, section 5), so that its texts can be read and rewritten without
 * touching a pixel.
 */
public final class PngChunks {
    /** The text chunk of Darkroom. */
    public static final String KEYWORD = "darkroom";

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Chunks that say something in words or of a camera; the rest is the picture and its colours. */
    private static final Set<String> TELLING = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");

    private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");

    /** Longest text, in bytes: no text is unpacked further. */
    private static final int MOST_TEXT = 32 << 20;

    private static final int FRAME = 12;

    private static final class Chunk {
        private final String type;
        private final byte[] data;

        Chunk(String type, byte[] data) {
            this.type = type;
            this.data = data;
        }

        String type() {
            return type;
        }

        byte[] data() {
            return data;
        }
    }

    private final List<Chunk> chunks;
    /** What follows the last chunk. */
    private final byte[] rest;

    private PngChunks(List<Chunk> chunks, byte[] rest) {
        this.chunks = chunks;
        this.rest = rest;
    }

    static boolean signed(byte[] png) {
        return png.length >= SIGNATURE.length
                && Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** @throws IOException when it is no PNG or is cut short */
    public static PngChunks of(byte[] png) throws IOException {
        if (!signed(png)) {
            throw new IOException("it is no PNG file");
        }
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png, SIGNATURE.length, png.length - SIGNATURE.length);
        boolean ended = false;
        while (!ended) {
            if (in.remaining() < FRAME) {
                throw new IOException("the file is cut short");
            }
            int length = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            if (length < 0 || length > in.remaining() - Integer.BYTES) {
                throw new IOException("the file is cut short");
            }
            byte[] data = new byte[length];
            in.get(data);
            in.getInt();
            String name = new String(type, StandardCharsets.ISO_8859_1);
            chunks.add(new Chunk(name, data));
            ended = name.equals("IEND");
        }
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return new PngChunks(chunks, rest);
    }

    /** What a text chunk says, of whichever of the three kinds; the first of several. */
    public Optional<String> text(String keyword) throws IOException {
        for (Chunk chunk : chunks) {
            if (keyword(chunk).filter(keyword::equals).isPresent()) {
                return Optional.of(textOf(chunk));
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link #text(String)}, of a file that is read no further than to that text and never held whole.
     *
     * @throws NoPngException when it is no PNG, is cut short before its end, or a text in it is damaged
     * @throws IOException when the stream cannot be read
     */
    public static Optional<String> text(InputStream png, String keyword) throws IOException {
        if (!signed(png.readNBytes(SIGNATURE.length))) {
            throw new NoPngException("it is no PNG file");
        }
        while (true) {
            ByteBuffer head = ByteBuffer.wrap(whole(png, 2 * Integer.BYTES));
            int length = head.getInt();
            String type = new String(head.array(), Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (type.equals("IEND")) {
                return Optional.empty();
            }
            if (length < 0) {
                throw new NoPngException("a chunk of it has no possible length");
            }
            if (TEXTS.contains(type) && length <= MOST_TEXT) {
                Chunk chunk = new Chunk(type, whole(png, length));
                if (keyword(chunk).filter(keyword::equals).isPresent()) {
                    return Optional.of(soundText(chunk));
                }
            } else {
                pass(png, length);
            }
            whole(png, Integer.BYTES);
        }
    }

    private static String soundText(Chunk chunk) throws NoPngException {
        try {
            return textOf(chunk);
        } catch (IOException e) {
            throw new NoPngException(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] whole(InputStream png, int length) throws IOException {
        byte[] bytes = png.readNBytes(length);
        if (bytes.length < length) {
            throw new NoPngException("the file is cut short");
        }
        return bytes;
    }

    private static void pass(InputStream png, int length) throws IOException {
        try {
            png.skipNBytes(length);
        } catch (EOFException e) {
            throw new NoPngException("the file is cut short");
        }
    }

    /** A file is no sound PNG; its message says in a few words why. */
    public static final class NoPngException extends IOException {
        private static final long serialVersionUID = 1;

        NoPngException(String message) {
            super(message);
        }
    }

    /** Without any text, camera data and time, and without what follows the picture. */
    public PngChunks silent() {
        return new PngChunks(
                chunks.stream().filter(chunk -> !TELLING.contains(chunk.type())).toList(), new byte[0]);
    }

    /** {@link #silent} but for the text of a keyword, which becomes what {@code change} makes of it. */
    public PngChunks silentBut(String keyword, UnaryOperator<String> change) throws IOException {
        Optional<String> text = text(keyword);
        PngChunks silent = silent();
        if (text.isEmpty()) {
            return silent;
        }
        List<Chunk> kept = new ArrayList<>(silent.chunks);
        // Where SaveImage's writer puts it: right before the pixels.
        int at = 0;
        while (at < kept.size() && !kept.get(at).type().equals("IDAT")) {
            at++;
        }
        kept.add(at, international(keyword, change.apply(text.get())));
        return new PngChunks(kept, silent.rest);
    }

    /** The file. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        for (Chunk chunk : chunks) {
            byte[] type = chunk.type().getBytes(StandardCharsets.ISO_8859_1);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(chunk.data());
            out.writeBytes(number(chunk.data().length));
            out.writeBytes(type);
            out.writeBytes(chunk.data());
            out.writeBytes(number((int) crc.getValue()));
        }
        out.writeBytes(rest);
        return out.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static Chunk international(String keyword, String text) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
        // The keyword's end, not compressed, method 0, no language, no translated keyword.
        data.writeBytes(new byte[5]);
        data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return new Chunk("iTXt", data.toByteArray());
    }

    private static Optional<String> keyword(Chunk chunk) {
        if (!TEXTS.contains(chunk.type())) {
            return Optional.empty();
        }
        int end = zero(chunk.data(), 0);
        return Optional.of(new String(chunk.data(), 0, end, StandardCharsets.ISO_8859_1));
    }

    private static String textOf(Chunk chunk) throws IOException {
        byte[] data = chunk.data();
        int at = zero(data, 0) + 1;
        switch (chunk.type()) {
            case "tEXt" -> {
                return new String(from(data, at), StandardCharsets.ISO_8859_1);
            }
            case "zTXt" -> {
                return new String(inflated(data, at + 1), StandardCharsets.ISO_8859_1);
            }
            default -> {
                boolean compressed = at < data.length && data[at] == 1;
                int text = zero(data, zero(data, at + 2) + 1) + 1;
                return compressed
                        ? new String(inflated(data, text), StandardCharsets.UTF_8)
                        : new String(from(data, text), StandardCharsets.UTF_8);
            }
        }
    }

    private static byte[] from(byte[] data, int at) {
        return Arrays.copyOfRange(data, Math.min(at, data.length), data.length);
    }

    /** Where the next zero is, or the end. */
    private static int zero(byte[] data, int from) {
        int at = Math.min(from, data.length);
        while (at < data.length && data[at] != 0) {
            at++;
        }
        return at;
    }

    private static byte[] inflated(byte[] data, int from) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(from(data, from));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0) {
                    throw new IOException("a text chunk is cut short");
                }
                out.write(buffer, 0, count);
                if (out.size() > MOST_TEXT) {
                    throw new IOException("a text chunk is longer than 32 MiB");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException("a text chunk is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
