package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.http.SlowClientQueue.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlowClientQueueTest {
    private final SlowClientQueue queue = new SlowClientQueue(10);

    @Test
    void shouldGiveMessagesInOrder() {
        queue.offer(new Message(1, "one", false));
        queue.offer(new Message(1, "two", true));
        assertThat(rest()).containsExactly("one", "two");
    }

    @Test
    void shouldDropPreviewsFirst() {
        queue.offer(new Message(1, "pic-1", true));
        queue.offer(new Message(1, "state", false));
        assertThat(queue.offer(new Message(1, "more", false))).isTrue();
        assertThat(rest()).containsExactly("state", "more");
    }

    @Test
    void shouldDropAPreviewThatDoesNotFit() {
        queue.offer(new Message(1, "12345678", false));
        assertThat(queue.offer(new Message(1, "pic", true))).isFalse();
        assertThat(rest()).containsExactly("12345678");
    }

    @Test
    void shouldGiveUpWhenWhatMustNotBeLostDoesNotFit() {
        queue.offer(new Message(1, "12345678", false));
        assertThat(queue.offer(new Message(1, "end", false))).isFalse();
    }

    @Test
    void shouldHaveRoomAgainWhenSomethingWasSent() {
        queue.offer(new Message(1, "12345678", false));
        queue.poll();
        assertThat(queue.offer(new Message(1, "12345678", false))).isTrue();
    }

    private List<String> rest() {
        List<String> texts = new ArrayList<>();
        for (Optional<Message> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            texts.add(next.get().text());
        }
        return texts;
    }
}
