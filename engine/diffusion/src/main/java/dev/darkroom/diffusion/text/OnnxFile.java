package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The constants of an ONNX graph, and which of them each matrix product takes. Only this much of the format (onnx.proto3)
 * is read: the graph itself is not run.
 */
final class OnnxFile {
    /** Element types of {@code TensorProto.DataType} that are understood. */
    static final int FLOAT = 1;

    static final int UINT8 = 2;
    static final int INT8 = 3;

    /**
     * A constant.
     *
     * @param type of {@code TensorProto.DataType}
     * @param data little-endian elements as they lie in the file
     */
    record Constant(int type, List<Long> shape, ByteBuffer data) {
        int count() {
            long count = 1;
            for (long size : shape) {
                count = Math.multiplyExact(count, size);
            }
            return Math.toIntExact(count);
        }
    }

    private final Path path;
    private final Map<String, Constant> constants = new HashMap<>();
    private final Map<String, String> products = new HashMap<>();

    private OnnxFile(Path path) {
        this.path = path;
    }

    /**
     * Maps a file into memory and reads its index.
     *
     * @throws ModelException when it cannot be read, is larger than 2 GiB or is not an ONNX model
     */
    static OnnxFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new ModelException("it has more than 2 GiB, the most an ONNX file may have");
            }
            OnnxFile file = new OnnxFile(path);
            file.readModel(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return file;
        } catch (ModelException e) {
            throw new ModelException("The ONNX file " + path + " cannot be used: " + e.getMessage() + ".", e);
        } catch (ArithmeticException e) {
            throw new ModelException("The ONNX file " + path + " cannot be used: a tensor in it is too large.", e);
        } catch (IOException e) {
            throw new ModelException("The ONNX file " + path + " cannot be read.", e);
        }
    }

    Path path() {
        return path;
    }

    Map<String, Constant> constants() {
        return constants;
    }

    /** From a matrix product's path in the network ({@code encoder.layer.0.attention.self.query}) to its constant. */
    Map<String, String> products() {
        return products;
    }

    private void readModel(ByteBuffer bytes) {
        ProtoMessage model = new ProtoMessage(bytes);
        while (model.next()) {
            if (model.field() == 7) {
                ProtoMessage graph = new ProtoMessage(model.content());
                while (graph.next()) {
                    if (graph.field() == 1) {
                        readNode(new ProtoMessage(graph.content()));
                    } else if (graph.field() == 5) {
                        readConstant(new ProtoMessage(graph.content()));
                    }
                }
            }
        }
        // Products of two computed values, as in attention, have no weights.
        products.values().retainAll(constants.keySet());
        if (constants.isEmpty()) {
            throw new ModelException("it holds no weights");
        }
    }

    private void readNode(ProtoMessage node) {
        String second = "";
        String output = "";
        String operator = "";
        int inputs = 0;
        while (node.next()) {
            switch (node.field()) {
                case 1 -> {
                    if (++inputs == 2) {
                        second = node.text();
                    }
                }
                case 2 -> output = output.isEmpty() ? node.text() : output;
                case 4 -> operator = node.text();
                default -> {}
            }
        }
        // Exporters name values by the path of the module: "/encoder/layer.0/output/dense/MatMul_output_0".
        int end = output.indexOf("/MatMul");
        if (operator.startsWith("MatMul") && end > 1) {
            products.put(output.substring(1, end).replace('/', '.'), second);
        }
    }

    private void readConstant(ProtoMessage tensor) {
        List<Long> shape = new ArrayList<>();
        int type = 0;
        String name = "";
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> Arrays.stream(tensor.numbers()).forEach(shape::add);
                case 2 -> type = (int) tensor.number();
                case 4 -> raw = joined(raw, tensor.content());
                case 5 -> raw = joined(raw, narrowed(tensor.numbers()));
                case 8 -> name = tensor.text();
                case 9 -> raw = tensor.content();
                default -> {}
            }
        }
        if (type != FLOAT && type != UINT8 && type != INT8) {
            return;
        }
        Constant constant = new Constant(type, List.copyOf(shape), raw);
        long bytes = (type == FLOAT ? 4L : 1L) * constant.count();
        if (bytes != raw.remaining()) {
            throw new ModelException("tensor " + name + " should have " + bytes + " bytes and has " + raw.remaining());
        }
        constants.put(name, constant);
    }

    /** Small integers are stored as varints, one for each element. */
    private static ByteBuffer narrowed(long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (long value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    private static ByteBuffer joined(ByteBuffer a, ByteBuffer b) {
        if (!a.hasRemaining()) {
            return b.order(ByteOrder.LITTLE_ENDIAN);
        }
        return ByteBuffer.allocate(a.remaining() + b.remaining())
                .put(a.duplicate())
                .put(b)
                .flip()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
