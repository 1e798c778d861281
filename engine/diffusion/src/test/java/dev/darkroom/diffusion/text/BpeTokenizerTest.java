package dev.darkroom.diffusion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BpeTokenizerTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @Test
    void shouldGiveTheReferenceTokensForEveryPrompt() throws Exception {
        BpeTokenizer tokenizer = BpeTokenizer.open(GoldenFolder.of("sd15/diffusers/tokenizer"));
        JsonNode prompts =
                JSON.readTree(GoldenFolder.of("sd15/expected.json").toFile()).path("prompts");
        int[][] expected = tokens(GoldenFolder.of("sd15/expected.safetensors"), prompts.size());
        assertThat(prompts.size()).isGreaterThan(5);
        for (int i = 0; i < prompts.size(); i++) {
            assertThat(tokenizer.encode(prompts.get(i).asString()))
                    .as("%s", prompts.get(i))
                    .isEqualTo(expected[i]);
        }
    }

    @Test
    void shouldPadWithTheTokenThatTheModelNames(@TempDir Path folder) throws Exception {
        Path known = GoldenFolder.of("sd15/diffusers/tokenizer");
        for (String name : new String[] {"vocab.json", "merges.txt"}) {
            Files.copy(known.resolve(name), folder.resolve(name));
        }
        assertThat(BpeTokenizer.open(folder).encode(""))
                .startsWith(49406, 49407, 49407)
                .endsWith(49407);
        // As Stable Diffusion 2 has it, in either of the two ways of writing it.
        Files.writeString(folder.resolve("special_tokens_map.json"), "{\"pad_token\": {\"content\": \"!\"}}");
        assertThat(BpeTokenizer.open(folder).encode(""))
                .startsWith(49406, 49407, 0)
                .endsWith(0);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"pad_token\": \"#\", \"model_max_length\": 9}");
        assertThat(BpeTokenizer.open(folder).encode("")).containsExactly(49406, 49407, 2, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void shouldStayQuickWhenOneWordIsVeryLong() {
        BpeTokenizer tokenizer = BpeTokenizer.open(GoldenFolder.of("sd15/diffusers/tokenizer"));
        long start = System.nanoTime();
        assertThat(tokenizer.encode("abc".repeat(30_000))).hasSize(77);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void shouldSayWhichFileIsWrong(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> BpeTokenizer.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("vocab.json");
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0, \"<|startoftext|>\": 1, \"<|endoftext|>\": 2}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b c\n");
        assertThatThrownBy(() -> BpeTokenizer.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("merges.txt")
                .hasMessageContaining("\"a b c\"");
    }

    /** The only integers in the reference file. */
    private static int[][] tokens(Path file, int rows) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        byte[] json = new byte[header];
        bytes.get(json);
        JsonNode entry = JSON.readTree(json).path("tokens");
        assertThat(entry.path("dtype").asString()).isEqualTo("I32");
        bytes.position(8 + header + entry.path("data_offsets").get(0).asInt());
        return Stream.generate(() -> {
                    int[] row = new int[77];
                    bytes.asIntBuffer().get(row);
                    bytes.position(bytes.position() + 4 * 77);
                    return row;
                })
                .limit(rows)
                .toArray(int[][]::new);
    }
}
