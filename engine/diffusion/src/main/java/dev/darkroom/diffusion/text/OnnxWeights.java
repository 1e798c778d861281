package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.Weights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of an ONNX file under the names they have in PyTorch, as F32. Those quantised to a byte are {@code (w - zero)
 * * scale}, with one scale for all or one for each output (Jacob et al. 2018, equation 1); matrices, which ONNX keeps as
 * {@code [in, out]}, become {@code [out, in]}.
 */
final class OnnxWeights implements Weights, AutoCloseable {
    private final OnnxFile file;
    private final Map<String, Tensor> tensors = new HashMap<>();

    private OnnxWeights(OnnxFile file) {
        this.file = file;
    }

    static OnnxWeights open(Path path) {
        return new OnnxWeights(OnnxFile.open(path));
    }

    @Override
    public synchronized Tensor get(String name, long... shape) {
        Weights.checkShape(file.path().toString(), name, shape, shape(name));
        // Made in no scope of the caller's: the tensors live as long as this object.
        return tensors.computeIfAbsent(
                name, n -> Scope.outside(() -> Ops.inference().fromFloats(values(n), shape)));
    }

    @Override
    public boolean has(String name) {
        return file.constants().containsKey(stored(name));
    }

    @Override
    public long[] shape(String name) {
        long[] shape =
                constant(name).shape().stream().mapToLong(Long::longValue).toArray();
        if (isProduct(name) && shape.length == 2) {
            return new long[] {shape[1], shape[0]};
        }
        return shape;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : file.constants().keySet()) {
            if (!name.endsWith("_scale") && !name.endsWith("_zero_point")) {
                names.add(name.endsWith("_quantized") ? name.substring(0, name.length() - 10) : name);
            }
        }
        file.products().keySet().forEach(product -> names.add(product + ".weight"));
        return names;
    }

    /** Some rows of a table, read without making a tensor of the whole. */
    float[] rows(String name, int[] rows) {
        int width = Math.toIntExact(shape(name)[1]);
        float[] values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            read(name, rows[i] * width, width, values, i * width);
        }
        return values;
    }

    @Override
    public synchronized void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }

    private float[] values(String name) {
        OnnxFile.Constant constant = constant(name);
        int count = constant.count();
        float[] values = new float[count];
        read(name, 0, count, values, 0);
        return isProduct(name) && constant.shape().size() == 2 ? transposed(values, constant.shape()) : values;
    }

    private void read(String name, int from, int count, float[] into, int at) {
        OnnxFile.Constant constant = constant(name);
        if (constant.type() == OnnxFile.FLOAT) {
            constant.data().asFloatBuffer().get(from, into, at, count);
            return;
        }
        String base = quantisedBase(name);
        float[] scales = floats(base + "_scale");
        OnnxFile.Constant zeros = required(base + "_zero_point");
        byte[] bytes = new byte[count];
        constant.data().get(from, bytes);
        int mask = constant.type() == OnnxFile.UINT8 ? 0xff : -1;
        ByteBuffer zeroBytes = zeros.data();
        int[] zero = new int[zeros.count()];
        for (int i = 0; i < zero.length; i++) {
            zero[i] = zeroBytes.get(i) & mask;
        }
        if (scales.length != zero.length || count % scales.length != 0) {
            throw new ModelException("The ONNX file " + file.path() + " has " + scales.length + " scales and "
                    + zero.length + " zero points for " + name + ".");
        }
        for (int i = 0; i < count; i++) {
            int column = i % scales.length;
            into[at + i] = ((bytes[i] & mask) - zero[column]) * scales[column];
        }
    }

    private float[] floats(String name) {
        OnnxFile.Constant constant = required(name);
        if (constant.type() != OnnxFile.FLOAT) {
            throw new ModelException("The ONNX file " + file.path() + " has scales that are not floats: " + name + ".");
        }
        FloatBuffer buffer = constant.data().asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private boolean isProduct(String name) {
        return name.endsWith(".weight") && file.products().containsKey(name.substring(0, name.length() - 7));
    }

    /** The constant behind a PyTorch name: that of a matrix product, or one of the same name, quantised or not. */
    private String stored(String name) {
        if (isProduct(name)) {
            return file.products().getOrDefault(name.substring(0, name.length() - 7), name);
        }
        return file.constants().containsKey(name) ? name : name + "_quantized";
    }

    private String quantisedBase(String name) {
        String stored = stored(name);
        return stored.endsWith("_quantized") ? stored.substring(0, stored.length() - 10) : stored;
    }

    private OnnxFile.Constant constant(String name) {
        OnnxFile.Constant constant = file.constants().get(stored(name));
        if (constant == null) {
            throw new TensorException("Weight " + name + " is missing in " + file.path()
                    + "; the file is of another architecture or incomplete.");
        }
        return constant;
    }

    private OnnxFile.Constant required(String name) {
        OnnxFile.Constant constant = file.constants().get(name);
        if (constant == null) {
            throw new ModelException("The ONNX file " + file.path() + " lacks the constant " + name + ".");
        }
        return constant;
    }

    private static float[] transposed(float[] values, List<Long> shape) {
        int rows = Math.toIntExact(shape.get(0));
        int columns = Math.toIntExact(shape.get(1));
        float[] turned = new float[values.length];
        int tile = 64;
        for (int top = 0; top < rows; top += tile) {
            for (int left = 0; left < columns; left += tile) {
                for (int r = top; r < Math.min(rows, top + tile); r++) {
                    for (int c = left; c < Math.min(columns, left + tile); c++) {
                        turned[c * rows + r] = values[r * columns + c];
                    }
                }
            }
        }
        return turned;
    }
}
