package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.SafeText;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.ErrorResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/** An answer of the server that is no success: its status, and what it says about it. */
final class S3Error extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int MESSAGE_BYTES = 512;
    private static final int WORD_BYTES = 64;
    private static final long LONGEST = 1 << 16;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> PASSING = Set.of(
            "InternalError",
            "OperationAborted",
            "RequestTimeout",
            "ServiceUnavailable",
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "Throttling",
            "ThrottlingException",
            "TooManyRequests");
    private static final Set<String> STALE_KEYS =
            Set.of("ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired");

    private final int status;
    private final String code;
    private final String region;

    private S3Error(int status, String code, String message, String region) {
        // It comes from a server of the user's choice, and goes into logs and statuses.
        super(SafeText.of(message, MESSAGE_BYTES));
        this.status = status;
        this.code = SafeText.of(code, WORD_BYTES);
        this.region = SafeText.of(region, WORD_BYTES);
    }

    /** Reads an answer, whose body stays open. */
    static S3Error of(Response response) throws IOException {
        String body = response.peekBody(LONGEST).string();
        String code = element(body, "Code").orElse("");
        String message = element(body, "Message").orElseGet(() -> firstLine(body));
        String region = element(body, "Region")
                .or(() -> Optional.ofNullable(response.header("x-amz-bucket-region")))
                .orElse("");
        return new S3Error(response.code(), code, message, region);
    }

    /** Returns an error that came with the status of a success, as the end of a multipart upload may. */
    static S3Error of(ErrorResponseException late) {
        ErrorResponse error = late.errorResponse();
        return new S3Error(
                late.response().code(),
                Objects.requireNonNullElse(error.code(), ""),
                Objects.requireNonNullElse(error.message(), ""),
                "");
    }

    private static Optional<String> element(String xml, String name) {
        Matcher matcher =
                Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(xml);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static String firstLine(String body) {
        return SafeText.of(body.strip().lines().findFirst().orElse(""), 200);
    }

    int status() {
        return status;
    }

    /** Returns S3's own word for it; empty when the server gave none. */
    String code() {
        return code;
    }

    /** Returns the region that the server names; empty when it names none. */
    String region() {
        return region;
    }

    /** Returns the answer as people read it: {@code 503 SlowDown, Reduce your request rate}. */
    String words() {
        String text = getMessage() == null || getMessage().isBlank() ? "" : ", " + getMessage();
        return status + (code.isEmpty() ? "" : " " + code) + text;
    }

    /** Returns whether there is no such object. */
    boolean isAbsence() {
        return status == 404 && !isMissingBucket() && !isMissingUpload();
    }

    boolean isMissingBucket() {
        return code.equals("NoSuchBucket");
    }

    boolean isMissingUpload() {
        return code.equals("NoSuchUpload");
    }

    /** Returns whether the object is not what the request demanded. */
    boolean isUnmetCondition() {
        return status == 412 || code.equals("ConditionalRequestConflict");
    }

    /** Returns whether the range begins behind the object's end. */
    boolean isBeyondEnd() {
        return status == 416;
    }

    /** Returns whether the server is the wrong one for this region, or the region the wrong one for this bucket. */
    boolean isOtherRegion() {
        return status == 301
                || status == 307
                || code.equals("AuthorizationHeaderMalformed")
                || code.equals("IllegalLocationConstraintException")
                || (status == 400 && !region.isEmpty());
    }

    boolean isOtherClock() {
        return code.equals("RequestTimeTooSkewed");
    }

    /** Returns whether other keys might be accepted. */
    boolean isOfKeys() {
        return status == 401 || (status == 403 && !isOtherClock()) || STALE_KEYS.contains(code);
    }

    /** Returns whether there is no room for more. */
    boolean isFull() {
        return status == 507 || code.contains("StorageFull") || code.contains("QuotaExceeded");
    }

    /** Returns whether the same request may be answered otherwise a little later. */
    boolean passes() {
        return (status >= 500 && status != 501 && !isFull())
                || status == 408
                || status == TOO_MANY_REQUESTS
                || PASSING.contains(code);
    }
}
