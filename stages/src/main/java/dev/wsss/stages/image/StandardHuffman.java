package dev.wsss.stages.image;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The typical Huffman tables of the JPEG standard (K.3), which frames of webcams do not carry along. */
final class StandardHuffman {
    /** The segment that defines all four; a file's own tables replace them. */
    static final byte[] SEGMENT = segment();

    private StandardHuffman() {}

    private static byte[] segment() {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        table(tables, 0x00, "00010501010101010100000000000000", differences());
        table(tables, 0x10, "0002010303020403050504040000017d", """
                01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728\
                292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a83848586878889\
                8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2\
                e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa""");
        table(tables, 0x01, "00030101010101010101010000000000", differences());
        table(tables, 0x11, "00020102040403040705040400010277", """
                000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a26\
                2728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a828384858687\
                88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da\
                e2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa""");
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        int length = tables.size() + 2;
        segment.writeBytes(new byte[] {(byte) 0xff, (byte) 0xc4, (byte) (length >> 8), (byte) length});
        segment.writeBytes(tables.toByteArray());
        return segment.toByteArray();
    }

    /** Returns sizes of differences, 0 to 11. */
    private static String differences() {
        return "000102030405060708090a0b";
    }

    private static void table(ByteArrayOutputStream out, int id, String counts, String symbols) {
        out.write(id);
        out.writeBytes(HexFormat.of().parseHex(counts));
        out.writeBytes(HexFormat.of().parseHex(symbols));
    }
}
