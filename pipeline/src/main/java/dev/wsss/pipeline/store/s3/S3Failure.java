package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.minio.errors.MinioException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Failures for errors of a server and of the way to it; they name the store, the object, and the field to change. */
final class S3Failure {
    private static final String PERMISSIONS =
            "the credentials have to allow s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject, "
                    + "s3:DeleteObject and s3:AbortMultipartUpload below its prefix";
    private static final String SAME_COMMAND = "; nothing published is lost, and the same command continues";

    private S3Failure() {}

    /** Returns whether the same request may succeed a little later. */
    static boolean passes(Exception trouble) {
        return trouble instanceof S3Error refusal ? refusal.passes() : misconfiguration(trouble) == null;
    }

    /**
     * Returns the failure that ends a call.
     *
     * @param origin of the credentials, for those who have to change them
     * @param key of the object in the store
     */
    static Failure of(S3Address address, String origin, String key, Exception trouble) {
        String store = "store " + address + " at " + address.server() + ": ";
        String object = "object '" + key + "' in store " + address + ": ";
        return trouble instanceof S3Error refusal
                ? ofRefusal(address, origin, store, object, refusal)
                : ofConnection(store, trouble);
    }

    private static Failure ofRefusal(S3Address address, String origin, String store, String object, S3Error refusal) {
        if (refusal.isMissingBucket()) {
            return denied(
                    address.field() + ": there is no bucket '" + address.bucket() + "' at " + address.server()
                            + "; create it, or name another",
                    refusal);
        }
        if (refusal.isOtherRegion()) {
            return denied(
                    store + "store.region (or AWS_REGION) is not the bucket's"
                            + (refusal.region().isEmpty() ? "" : ", which is " + refusal.region())
                            + "; set it, or check "
                            + "store.endpoint (" + refusal.words() + ")",
                    refusal);
        }
        if (refusal.isOtherClock()) {
            return denied(
                    store + "this machine's clock is not the server's; set both to the right time (" + refusal.words()
                            + ")",
                    refusal);
        }
        if (refusal.isOfKeys()) {
            return denied(object + keys(origin, refusal) + " (" + refusal.words() + ")", refusal);
        }
        if (refusal.isAbsence()) {
            return new Failure(FailureClass.STORE_CORRUPT, object + "it does not exist", refusal);
        }
        if (refusal.isFull()) {
            return new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    store + "it has no room; free some or raise its quota (" + refusal.words() + ")" + SAME_COMMAND,
                    refusal);
        }
        if (refusal.passes()) {
            return new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    object + "the server cannot answer now (" + refusal.words() + ")" + SAME_COMMAND,
                    refusal);
        }
        if (Objects.requireNonNullElse(refusal.getMessage(), "").contains("HTTP request to an HTTPS server")) {
            return denied(store + "store.endpoint (or AWS_ENDPOINT_URL) speaks TLS; write https:// before it", refusal);
        }
        return denied(
                object + "the server refuses (" + refusal.words()
                        + "); it has to offer PUT, GET with ranges, HEAD, LIST "
                        + "version 2, DELETE and multipart uploads",
                refusal);
    }

    /** Returns what to do about keys that are not accepted. */
    private static String keys(String origin, S3Error refusal) {
        return switch (refusal.code()) {
            case "InvalidAccessKeyId" -> "this AWS_ACCESS_KEY_ID is unknown to the server; check " + origin;
            case "SignatureDoesNotMatch" -> "AWS_SECRET_ACCESS_KEY is not that of AWS_ACCESS_KEY_ID; check " + origin;
            case "ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired" ->
                "AWS_SESSION_TOKEN has expired; renew " + origin;
            // An answer to HEAD has no room for words.
            case "" ->
                "no permission, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are wrong; check " + origin + "; "
                        + PERMISSIONS;
            default -> "no permission; " + PERMISSIONS;
        };
    }

    private static Failure ofConnection(String store, Exception trouble) {
        String wrong = misconfiguration(trouble);
        if (wrong != null) {
            return denied(store + wrong, trouble);
        }
        String why =
                switch (trouble) {
                    case UnknownHostException _ ->
                        "its host has no address; check store.endpoint (or AWS_ENDPOINT_URL)";
                    case ConnectException _ ->
                        "connection refused; check store.endpoint (or AWS_ENDPOINT_URL) and whether the "
                                + "server runs (" + trouble.getMessage() + ")";
                    case SocketTimeoutException _ -> "timed out waiting for a response (" + trouble.getMessage() + ")";
                    case MinioException _ ->
                        "the address does not answer as an S3 server; check store.endpoint (or AWS_ENDPOINT_URL) ("
                                + trouble + ")";
                    default -> "the connection broke (" + trouble + ")";
                };
        return new Failure(FailureClass.STORE_UNAVAILABLE, store + why + SAME_COMMAND, trouble);
    }

    /** Returns what has to be corrected before any request can succeed; nothing when waiting may help. */
    private static @Nullable String misconfiguration(Exception trouble) {
        if (trouble instanceof SSLPeerUnverifiedException) {
            return "its certificate is for another host; name that host in store.endpoint (or AWS_ENDPOINT_URL) ("
                    + String.valueOf(trouble.getMessage()).lines().findFirst().orElse("") + ")";
        }
        if (!(trouble instanceof SSLException)) {
            return null;
        }
        for (Throwable each = trouble; each != null; each = each.getCause()) {
            if (each instanceof GeneralSecurityException) {
                return "its certificate is not trusted; put the certificate of its authority into ca.crt beside the "
                        + "credentials, or name it in AWS_CA_BUNDLE (" + each.getMessage() + ")";
            }
        }
        return String.valueOf(trouble.getMessage()).contains("Unsupported or unrecognized SSL message")
                ? "store.endpoint (or AWS_ENDPOINT_URL) speaks no TLS; write http:// before it"
                : null;
    }

    private static Failure denied(String message, Exception cause) {
        return new Failure(FailureClass.STORE_DENIED, message, cause);
    }
}
