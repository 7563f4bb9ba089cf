package dev.wsss.pipeline.store.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A whole HTTP request or response.
 *
 * @param firstLine as it came
 * @param headers lines
 * @param body its bytes
 */
record Message(String firstLine, List<String> headers, byte[] body) {
    private static final String LENGTH = "content-length";

    Message {
        headers = List.copyOf(headers);
    }

    /** Returns a response. */
    static Message answer(String status, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length);
        return new Message("HTTP/1.1 " + status, all, body);
    }

    /** Reads one. Without a length a response ends with the connection, and a request has no body. */
    static Message read(InputStream in) throws IOException {
        String first = line(in);
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        Message head = new Message(first, headers, new byte[0]);
        String length = head.header(LENGTH);
        if (first.startsWith("HEAD") || (length.isEmpty() && !first.startsWith("HTTP/"))) {
            return head;
        }
        byte[] body = length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return new Message(first, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended within a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Returns a header's value; empty when there is none. */
    String header(String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    Message withVersion(String version) {
        return new Message(firstLine.replaceFirst("HTTP/1\\.1$", version), headers, body);
    }

    Message withBody(byte[] other) {
        List<String> rest = headers.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(LENGTH + ":"))
                .toList();
        Message answer = answer("", other);
        List<String> all = new ArrayList<>(rest);
        all.addAll(answer.headers());
        return new Message(firstLine, all, other);
    }

    Message withoutHeader(String name) {
        return new Message(
                firstLine,
                headers.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                        .toList(),
                body);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(head().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** Returns everything before the body, with a header that closes the connection. */
    String head() {
        return firstLine + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }
}
