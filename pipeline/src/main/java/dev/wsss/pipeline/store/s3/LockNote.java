package dev.wsss.pipeline.store.s3;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Content of a lock object.
 *
 * @param holder for people; empty: none
 * @param token of this holding, unlike any other
 * @param beat how often the holder has renewed it, so that no two notes are equal
 */
record LockNote(String holder, String token, long beat) {
    private static final JsonMapper JSON = new JsonMapper();

    static LockNote read(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, LockNote.class);
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException impossible) {
            throw new IllegalStateException("a note is always JSON", impossible);
        }
    }

    @JsonIgnore
    boolean isFree() {
        return holder.isEmpty();
    }

    LockNote renewed() {
        return new LockNote(holder, token, beat + 1);
    }

    LockNote released() {
        return new LockNote("", token, beat + 1);
    }
}
