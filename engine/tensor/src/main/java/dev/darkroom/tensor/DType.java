package dev.darkroom.tensor;

/** The element types a tensor can have; the names are those of the safetensors format. */
public enum DType {
    /** 64 bit float. */
    F64(8, 7),
    /** 32 bit float: what all computing is done in. */
    F32(4, 6),
    /** IEEE half precision: storage only. */
    F16(2, 5),
    /** bfloat16: storage only. */
    BF16(2, 15),
    /** 64 bit signed integer. */
    I64(8, 4),
    /** 32 bit signed integer. */
    I32(4, 3),
    /** Unsigned byte. */
    U8(1, 0),
    /** One byte, 0 or 1. */
    BOOL(1, 11);

    private final int bytes;
    private final int torchCode;

    DType(int bytes, int torchCode) {
        this.bytes = bytes;
        this.torchCode = torchCode;
    }

    /** Returns the size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Tells whether this is a floating point type. */
    public boolean isFloat() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /** The number libtorch gives this type ({@code c10::ScalarType}). */
    int torchCode() {
        return torchCode;
    }
}
