package dev.darkroom.diffusion.text;

import dev.darkroom.diffusion.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks the fields of one message in the protobuf wire format, within its bounds: {@link #next} goes to a field, the
 * other methods tell of it.
 */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private int field;
    private long number;
    private ByteBuffer content = ByteBuffer.allocate(0);

    /** Reads from position to limit; the buffer itself is not moved. */
    ProtoMessage(ByteBuffer bytes) {
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field; false when there is none. */
    boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        int length =
                switch ((int) (key & 7)) {
                    case VARINT -> {
                        number = varint();
                        yield 0;
                    }
                    case FIXED64 -> 8;
                    case FIXED32 -> 4;
                    case BYTES -> checked(varint());
                    default -> throw new ModelException("it is not a valid protobuf message");
                };
        checked(length);
        content = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return true;
    }

    int field() {
        return field;
    }

    /** The value of a varint field. */
    long number() {
        return number;
    }

    /** The bytes of any other field. */
    ByteBuffer content() {
        return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    String text() {
        return StandardCharsets.UTF_8.decode(content()).toString();
    }

    /** The numbers of a repeated field that may be packed; a single one otherwise. */
    long[] numbers() {
        if (!content.hasRemaining()) {
            return new long[] {number};
        }
        ProtoMessage packed = new ProtoMessage(content);
        long[] values = new long[content.remaining()];
        int count = 0;
        while (packed.bytes.hasRemaining()) {
            values[count++] = packed.varint();
        }
        return Arrays.copyOf(values, count);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            checked(1);
            byte b = bytes.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new ModelException("it holds a number of more than 64 bits");
    }

    private int checked(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new ModelException("it ends in the middle of a field; the file is truncated or damaged");
        }
        return (int) length;
    }
}
