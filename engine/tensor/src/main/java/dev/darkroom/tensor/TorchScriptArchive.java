package dev.darkroom.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archive {@code torch.jit.load} reads, for a module without attributes of its own: a zip of stored entries
 * with the class's source text and a few bytes of pickle that make one instance.
 */
final class TorchScriptArchive {
    private static final int PROTO = 0x80;
    private static final int NEWOBJ = 0x81;
    private static final int NEWFALSE = 0x89;

    private TorchScriptArchive() {}

    /**
     * Writes a module.
     *
     * @param methods TorchScript source of the methods; {@code self} needs no type
     * @return the archive's bytes
     */
    static byte[] of(String methods) {
        StringBuilder source = new StringBuilder("""
                class K(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  _is_full_backward_hook : Optional[bool]
                """);
        methods.lines().forEach(line -> source.append("  ")
                .append(line.replace("(self, ", "(self: __torch__.K, "))
                .append('\n'));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "kernels/data.pkl", instance());
            store(zip, "kernels/code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
            store(zip, "kernels/constants.pkl", new byte[] {(byte) PROTO, 2, ')', '.'});
            store(zip, "kernels/version", "10\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] instance() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(PROTO);
        out.write(2);
        out.writeBytes("c__torch__\nK\n".getBytes(StandardCharsets.US_ASCII));
        out.write(')');
        out.write(NEWOBJ);
        out.write('}');
        out.write('(');
        text(out, "training");
        out.write(NEWFALSE);
        text(out, "_is_full_backward_hook");
        out.write('N');
        out.writeBytes("ub.".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(bytes.length >> shift);
        }
        out.writeBytes(bytes);
    }

    private static void store(ZipOutputStream zip, String name, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(data);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}
