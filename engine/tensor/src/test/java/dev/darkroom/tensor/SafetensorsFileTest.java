package dev.darkroom.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    private final Ops ops = Ops.inference();
    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** Writes any header and data, as a broken or foreign program might. */
    static Path write(Path file, String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer b = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        b.putLong(json.length).put(json).put(data);
        return Files.write(file, b.array());
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void shouldReadBackWhatItWroteInEveryElementType(DType dtype) {
        Path file = folder.resolve("a.safetensors");
        float[] values = {0, 1, dtype == DType.BOOL ? 1 : 3, 1, 0, 1};
        try (Tensor x = ops.cast(ops.fromFloats(values, 1, 2, 3), dtype)) {
            SafetensorsWriter.write(
                    file,
                    Map.of("x", x, "empty", ops.cast(ops.zeros(0, 3), dtype), "scalar", ops.cast(ops.full(1), dtype)),
                    Map.of("made by", "Öl \"und\" Licht"));
            try (SafetensorsFile read = SafetensorsFile.open(file)) {
                assertThat(read.metadata()).containsExactly(Map.entry("made by", "Öl \"und\" Licht"));
                assertThat(read.tensors()).containsOnlyKeys("x", "empty", "scalar");
                assertThat(read.tensors().get("x").dtype()).isEqualTo(dtype);
                assertThat(read.stored("x").dtype()).isEqualTo(dtype);
                assertThat(read.stored("x").shape()).containsExactly(1, 2, 3);
                assertThat(read.stored("x").toFloats()).isEqualTo(values);
                assertThat(read.stored("empty").shape()).containsExactly(0, 3);
                assertThat(read.stored("empty").dtype()).isEqualTo(dtype);
                assertThat(read.stored("scalar").shape()).isEmpty();
                assertThat(read.stored("scalar").toFloats()).containsExactly(1);
                Tensor forComputing = read.tensor("x");
                assertThat(forComputing.dtype()).isEqualTo(dtype.isFloat() ? DType.F32 : dtype);
                assertThat(forComputing.toFloats()).isEqualTo(values);
            }
        }
    }

    @Test
    void shouldKeepEveryBitOfFloats() {
        Path file = folder.resolve("bits.safetensors");
        float[] values = {Float.MIN_VALUE, -0f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, 1f / 3};
        try (Tensor x = ops.fromFloats(values, 5)) {
            SafetensorsWriter.write(file, Map.of("x", x), Map.of());
        }
        try (SafetensorsFile read = SafetensorsFile.open(file);
                Tensor x = read.tensor("x")) {
            assertThat(x.toFloats()).isEqualTo(values);
        }
    }

    @Test
    void shouldWriteTheSameBytesForTheSameTensorsInAnyOrder() throws IOException {
        try (Tensor x = ops.zeros(3)) {
            Tensor ids = ops.fromLongs(new long[] {1}, 1);
            Map<String, Tensor> one = new LinkedHashMap<>();
            one.put("b", x);
            one.put("a", x);
            one.put("z", ids);
            Map<String, Tensor> other = new LinkedHashMap<>();
            other.put("z", ids);
            other.put("a", x);
            other.put("b", x);
            SafetensorsWriter.write(folder.resolve("1"), one, Map.of("k", "v"));
            SafetensorsWriter.write(folder.resolve("2"), other, Map.of("k", "v"));
        }
        byte[] first = Files.readAllBytes(folder.resolve("1"));
        assertThat(first).isEqualTo(Files.readAllBytes(folder.resolve("2")));
        String text = new String(first, StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains(
                        "{\"__metadata__\":{\"k\":\"v\"},\"z\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                                + "\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[8,20]}");
        assertThat(ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
    }

    @Test
    void shouldReplaceAFileOnlyWhenTheNewOneIsComplete() throws IOException {
        Path file = folder.resolve("kept");
        try (Tensor x = ops.full(5, 2)) {
            SafetensorsWriter.write(file, Map.of("x", x), Map.of());
            Tensor closed = ops.zeros(1);
            closed.close();
            Map<String, Tensor> broken = Map.of("a", x, "b", closed);
            assertThatThrownBy(() -> SafetensorsWriter.write(file, broken, Map.of()))
                    .isInstanceOf(IllegalStateException.class);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        try (SafetensorsFile read = SafetensorsFile.open(file);
                Tensor x = read.tensor("x")) {
            assertThat(x.toFloats()).containsExactly(5, 5);
        }
    }

    @Test
    void shouldReadTensorsThatAreNotAligned() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
        data.put((byte) 7).putFloat(1.5f).putFloat(-2);
        Path file = write(
                folder.resolve("odd"),
                "{\"u\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
                        + "\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[1,9]}}",
                data.array());
        try (SafetensorsFile read = SafetensorsFile.open(file);
                Tensor x = read.tensor("x");
                Tensor u = read.tensor("u")) {
            assertThat(x.toFloats()).containsExactly(1.5f, -2);
            assertThat(u.toLongs()).containsExactly(7);
        }
    }

    @Test
    void shouldReadFilesOverTwoGibibytesThroughWindows() throws IOException {
        Path file = folder.resolve("large");
        long big = 900L << 20;
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 4; i++) {
            header.append("\"t%d\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]},"
                    .formatted(i, big / 4, i * big, (i + 1) * big));
        }
        header.append(
                "\"last\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}".formatted(4 * big, 4 * big + 8));
        write(file, header + " ".repeat(Math.floorMod(-header.length(), 8)), new byte[0]);
        long start = Files.size(file);
        // A sparse file: it takes no room on the disk.
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(start + 4 * big + 8);
            out.getChannel()
                    .write(
                            ByteBuffer.allocate(8)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .putFloat(1)
                                    .putFloat(2)
                                    .flip(),
                            start + 4 * big);
        }
        try (SafetensorsFile read = SafetensorsFile.open(file);
                Tensor last = read.tensor("last");
                Tensor third = read.tensor("t3");
                Tensor end = ops.narrow(third, 0, big / 4 - 1, 1)) {
            assertThat(last.toFloats()).containsExactly(1, 2);
            assertThat(end.toFloats()).containsExactly(0);
        }
    }

    @Test
    void shouldKeepTheMappingWhileAnyViewOfItIsUsed() {
        Path file = folder.resolve("view");
        float[] values = new float[1 << 20];
        Arrays.fill(values, 3);
        try (Tensor x = ops.fromFloats(values, values.length)) {
            SafetensorsWriter.write(file, Map.of("x", x), Map.of());
        }
        Tensor view;
        try (SafetensorsFile read = SafetensorsFile.open(file);
                Tensor x = read.tensor("x")) {
            view = ops.reshape(x, 1 << 10, 1 << 10);
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        try (view) {
            assertThat(view.toFloats()).isEqualTo(values);
            assertThat(view.isIntermediate()).isFalse();
            try (Tensor sum = ops.addInto(view, view)) {
                assertThat(sum.toFloats()[0]).isEqualTo(6);
            }
            assertThat(view.toFloats()[0]).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // header | bytes of data | what the sentence says
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|4|tensor x should end at byte 8 of the data, but there are only 4; the file may be cut short",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|9|1 bytes at its end belong to no tensor",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}|8|tensor x has 8 bytes, but F32 of shape [3] needs 12",
                "{\"x\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,8]}}|8|tensor x has 8 bytes, but F16 of shape [2] needs 4",
                "{\"x\":{\"dtype\":\"Q9\",\"shape\":[2],\"data_offsets\":[0,8]}}|8|tensor x has element type Q9; readable are",
                "{\"x\":{\"shape\":[2],\"data_offsets\":[0,8]}}|8|tensor x has no dtype",
                "{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}|8|tensor x has no shape",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2]}}|8|tensor x has no data_offsets",
                "{\"x\":7}|8|tensor x has no dtype",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|8|tensor x has a shape with -2 in it",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}}|8|tensor x has a shape with 1.5 in it",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}|0|tensor x has the impossible shape",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}|8|tensor x has data_offsets [8, 0] that are not a range",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,99999999999999999999]}}|8|tensor x has a data_offsets with 99999999999999999999 in it",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}|8|tensor x has data_offsets [0, 8, 9] that are not a range",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"y\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12|tensor y overlaps the tensor before it",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}|12|tensor y leaves a hole of 4 bytes before it",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|8|its header is not valid JSON: Duplicate Object property \"x\"",
                "{\"x\":{\"dtype\"|0|its header is not valid JSON",
                "[1,2]|0|its header is not a JSON object",
                "{\"__metadata__\":{\"n\":1}}|0|the value of n in its __metadata__ is not a string",
                "{\"__metadata__\":3}|0|its __metadata__ is not an object",
            })
    void shouldRefuseABrokenFileInOneSentence(String broken) throws IOException {
        List<String> parts = List.of(broken.split("\\|"));
        Path file = write(folder.resolve("bad.safetensors"), parts.get(0), new byte[Integer.parseInt(parts.get(1))]);
        assertRefused(file, parts.get(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 100_000_001, 50, Long.MIN_VALUE})
    void shouldRefuseALyingHeaderLength(long length) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Path file = Files.write(folder.resolve("bad.safetensors"), b.array());
        assertRefused(
                file, length == 50 ? "its header should have 50 bytes, but the file ends after 10" : "impossible");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void shouldRefuseAFileTooShortForAHeader(int size) throws IOException {
        assertRefused(Files.write(folder.resolve("short"), new byte[size]), "it has only " + size + " bytes");
    }

    @Test
    void shouldRefuseADeeplyNestedHeader() throws IOException {
        assertRefused(write(folder.resolve("deep"), "{\"x\":" + "[".repeat(100_000), new byte[0]), "not valid JSON");
    }

    @Test
    void shouldSayThatAFileIsMissingOrAFolder() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("none")))
                .isInstanceOf(TensorException.class)
                .hasMessage("There is no weights file " + folder.resolve("none") + ".");
        assertThatThrownBy(() -> SafetensorsFile.open(folder)).isInstanceOf(TensorException.class);
    }

    @Test
    void shouldOpenWithoutReadingData() throws IOException {
        Path file = folder.resolve("lazy");
        String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[1,1048576],\"data_offsets\":[0,4194304]}}";
        write(file, header, new byte[4 << 20]);
        try (SafetensorsFile read = SafetensorsFile.open(file);
                FileChannel writer = FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            writer.write(
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putFloat(9)
                            .flip(),
                    8 + header.length());
            try (Tensor x = read.tensor("x")) {
                assertThat(x.toFloats()[0]).isEqualTo(9);
            }
        }
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(file + " is not a usable safetensors file: ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith(".");
    }
}
