package dev.darkroom.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file, read through memory maps: opening reads the header alone, and a tensor of native type is a view of
 * the file's pages. Files of any size; one tensor may have up to 2 GiB. Thread-safe.
 *
 * <p>The tensors keep the mapping alive, so closing this file (which only closes its handle) does not harm them. The file
 * must not be changed or cut short while they are in use.
 */
public final class SafetensorsFile implements AutoCloseable {
    private static final long WINDOW = 1L << 30;

    private final Path path;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final List<Window> windows = new ArrayList<>();

    /**
     * Where a tensor lies.
     *
     * @param name   its name
     * @param dtype  its stored element type
     * @param shape  its shape
     * @param offset its first byte, from the start of the file
     * @param length its length in bytes
     */
    public record Entry(String name, DType dtype, List<Long> shape, long offset, long length) {
        /** Copies the shape, so that nobody can change it. */
        public Entry {
            shape = List.copyOf(shape);
        }

        /** Returns the shape as the methods of this module take it. */
        public long[] sizes() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private static final class Window {
        final long start;
        long end;

        @Nullable
        MappedByteBuffer buffer;

        Window(long start) {
            this.start = start;
            this.end = start;
        }
    }

    private SafetensorsFile(Path path, FileChannel channel, SafetensorsHeader header) {
        this.path = path;
        this.channel = channel;
        this.header = header;
        Window window = null;
        for (Entry e : header.tensors().values()) {
            if (window == null || e.offset() + e.length() - window.start > WINDOW) {
                window = new Window(e.offset());
                windows.add(window);
            }
            window.end = e.offset() + e.length();
        }
    }

    /**
     * Opens a file and checks its header; reads no tensor data.
     *
     * @param path the file
     * @throws TensorException when it is missing or not a valid safetensors file, saying what is wrong
     */
    public static SafetensorsFile open(Path path) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            SafetensorsFile file = new SafetensorsFile(path, channel, SafetensorsHeader.read(path, channel));
            channel = null;
            return file;
        } catch (NoSuchFileException e) {
            throw new TensorException("There is no weights file " + path + ".", e);
        } catch (IOException e) {
            throw new TensorException("The weights file " + path + " cannot be read: " + e.getMessage() + ".", e);
        } finally {
            if (channel != null) {
                closeQuietly(channel);
            }
        }
    }

    /** Returns the file's path. */
    public Path path() {
        return path;
    }

    /** Returns all tensors by name, in file order. */
    public Map<String, Entry> tensors() {
        return Collections.unmodifiableMap(header.tensors());
    }

    /** Returns the texts of {@code __metadata__}. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    /**
     * Reads a tensor in its stored type.
     *
     * @param name its name
     * @return a tensor that belongs to the caller or the open {@link Scope}; it must never be written to
     * @throws TensorException when there is none of this name
     */
    public Tensor stored(String name) {
        Entry e = header.tensors().get(name);
        if (e == null) {
            throw new TensorException("There is no tensor " + name + " in " + path + ".");
        }
        if (e.length() == 0) {
            try (Tensor empty = Scope.outside(() -> Kernels.full(0, DType.F32, e.sizes()))) {
                return Kernels.run("cast", empty, e.dtype().torchCode());
            }
        }
        ByteBuffer bytes = bytes(e);
        Object memory = bytes;
        if (e.dtype() != DType.BF16) {
            return Kernels.view(bytes, e.dtype(), memory, e.sizes());
        }
        // DJL cannot make bfloat16 tensors, so bytes are reinterpreted inside libtorch.
        try (Scope scope = Scope.open()) {
            Tensor raw = Kernels.view(bytes, DType.U8, memory, e.length());
            Tensor halves = Kernels.run("bytes_as", raw, DType.BF16.torchCode());
            return scope.keep(Kernels.run("reshape", halves, e.sizes()));
        }
    }

    /**
     * Reads a tensor for computing: float types become F32 (F32 itself is not copied), the others stay as they are.
     *
     * @param name its name
     * @return a tensor that belongs to the caller or the open {@link Scope}; it must never be written to
     * @throws TensorException when there is none of this name
     */
    public Tensor tensor(String name) {
        Tensor stored = stored(name);
        if (!stored.dtype().isFloat() || stored.dtype() == DType.F32) {
            return stored;
        }
        try (stored) {
            return Kernels.run("cast", stored, DType.F32.torchCode());
        }
    }

    private ByteBuffer bytes(Entry e) {
        if (e.length() > Integer.MAX_VALUE) {
            throw new TensorException("Tensor " + e.name() + " in " + path + " is larger than 2 GiB.");
        }
        ByteBuffer slice = window(e);
        if (e.offset() % e.dtype().bytes() == 0) {
            return slice;
        }
        // Legal in the format, but libtorch may assume that elements are aligned.
        ByteBuffer aligned = ByteBuffer.allocateDirect((int) e.length()).order(ByteOrder.LITTLE_ENDIAN);
        aligned.put(slice).rewind();
        return aligned;
    }

    private synchronized ByteBuffer window(Entry e) {
        for (Window w : windows) {
            if (w.start <= e.offset() && e.offset() + e.length() <= w.end) {
                MappedByteBuffer buffer = w.buffer;
                if (buffer == null) {
                    try {
                        buffer = channel.map(FileChannel.MapMode.READ_ONLY, w.start, w.end - w.start);
                    } catch (IOException x) {
                        throw new TensorException(
                                "The weights file " + path + " cannot be mapped: " + x.getMessage() + ".", x);
                    }
                    w.buffer = buffer;
                }
                return buffer.slice((int) (e.offset() - w.start), (int) e.length())
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new IllegalStateException("no window holds " + e);
    }

    /** Closes the file's handle; tensors read from it stay valid. */
    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written, so nothing can be lost.
        }
    }
}
