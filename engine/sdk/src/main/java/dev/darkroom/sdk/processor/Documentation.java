package dev.darkroom.sdk.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Javadoc comment as plain text: paragraphs parted by an empty line, no tags.
 *
 * @param description what stands before the first block tag
 * @param params the text of each {@code @param}
 */
record Documentation(String description, Map<String, String> params) {
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)");
    private static final Pattern PARAM = Pattern.compile("\\s*@param\\s+(\\w+)(.*)", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s+((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)</?p>|<br/?>|</?[uo]l>|<li>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");

    static Documentation parse(@Nullable String comment) {
        if (comment == null) {
            return new Documentation("", Map.of());
        }
        List<String> blocks = blocks(comment);
        Map<String, String> params = new LinkedHashMap<>();
        for (String block : blocks.subList(1, blocks.size())) {
            Matcher param = PARAM.matcher(block);
            if (param.matches()) {
                params.put(param.group(1), plain(param.group(2)));
            }
        }
        return new Documentation(plain(blocks.get(0)), params);
    }

    String param(String name) {
        return params.getOrDefault(name, "");
    }

    /** The description, then one entry for each block tag. */
    private static List<String> blocks(String comment) {
        List<String> blocks = new ArrayList<>();
        Matcher tag = BLOCK_TAG.matcher(comment);
        int from = 0;
        while (tag.find()) {
            blocks.add(comment.substring(from, tag.start()));
            from = tag.start();
        }
        blocks.add(comment.substring(from));
        return blocks;
    }

    private static String plain(String javadoc) {
        String text = INLINE.matcher(javadoc).replaceAll(m -> Matcher.quoteReplacement(inline(m.group(1), m.group(2))));
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = TAG.matcher(text).replaceAll("");
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ");
        text = text.replace("&quot;", "\"").replace("&#64;", "@").replace("&amp;", "&");
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : text.split("\\n\\s*\\n", -1)) {
            String line = paragraph.strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                paragraphs.add(line);
            }
        }
        return String.join("\n\n", paragraphs);
    }

    /** Angle brackets are escaped, so that those of {@code List<T>} are not taken for tags. */
    private static String inline(String tag, String content) {
        String text = content.strip();
        if (tag.toLowerCase(Locale.ROOT).startsWith("link")) {
            String[] parts = text.split("\\s+", 2);
            text = parts.length == 2
                    ? parts[1]
                    : parts[0].replaceFirst("^#", "").replace('#', '.');
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
