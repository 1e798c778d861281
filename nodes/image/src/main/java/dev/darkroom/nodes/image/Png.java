package dev.darkroom.nodes.image;

import dev.darkroom.sdk.port.Image;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files of 8 bits a channel. Equal pictures and texts give equal bytes. */
final class Png {
    static final String MEDIA_TYPE = "image/png";

    private static final String NATIVE_METADATA = "javax_imageio_png_1.0";

    private Png() {}

    /**
     * Encodes a picture; values are clamped to [0, 1] and rounded to the nearest of 256 levels.
     *
     * @param texts one iTXt chunk each, in UTF-8, not compressed
     */
    static byte[] encode(Image image, Map<String, String> texts) throws IOException {
        BufferedImage pixels = quantise(image);
        ImageWriter writer = Codecs.pngWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(pixels), param);
            metadata.mergeTree(NATIVE_METADATA, textChunks(texts));
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The nearest of 256 levels; what is not a number becomes black. */
    static int level(float value) {
        return Math.round(Math.min(1f, Math.max(0f, value)) * 255f);
    }

    private static BufferedImage quantise(Image image) {
        BufferedImage pixels = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) pixels.getRaster().getDataBuffer()).getData();
        FloatBuffer rgb = image.values();
        for (int i = 0; i < bgr.length; i += 3) {
            bgr[i + 2] = (byte) level(rgb.get(i));
            bgr[i + 1] = (byte) level(rgb.get(i + 1));
            bgr[i] = (byte) level(rgb.get(i + 2));
        }
        return pixels;
    }

    private static IIOMetadataNode textChunks(Map<String, String> texts) {
        IIOMetadataNode root = new IIOMetadataNode(NATIVE_METADATA);
        IIOMetadataNode chunks = new IIOMetadataNode("iTXt");
        texts.forEach((keyword, text) -> {
            IIOMetadataNode chunk = new IIOMetadataNode("iTXtEntry");
            chunk.setAttribute("keyword", keyword);
            chunk.setAttribute("compressionFlag", "FALSE");
            chunk.setAttribute("compressionMethod", "0");
            chunk.setAttribute("languageTag", "");
            chunk.setAttribute("translatedKeyword", "");
            chunk.setAttribute("text", text);
            chunks.appendChild(chunk);
        });
        if (!texts.isEmpty()) {
            root.appendChild(chunks);
        }
        return root;
    }
}
