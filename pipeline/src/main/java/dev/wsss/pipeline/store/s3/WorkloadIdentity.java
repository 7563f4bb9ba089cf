package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import io.minio.credentials.Credentials;
import io.minio.credentials.IamAwsProvider;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.ProviderException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived credentials that a cloud issues to a workload, through MinIO's client: by web identity (a service account's token is
 * exchanged at a token service, as on EKS), by the agent of a container (EKS Pod Identity, ECS) or by the role of a virtual machine.
 *
 * <p>They are asked for again when they expire.
 */
final class WorkloadIdentity implements CredentialSource {
    private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String TOKEN_SERVICE = "AWS_ENDPOINT_URL_STS";
    private static final String CONTAINER_PATH = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String CONTAINER_ADDRESS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String MACHINE_ADDRESS = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    private static final String MACHINE_DISABLED = "AWS_EC2_METADATA_DISABLED";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(15);
    private static final int MESSAGE_BYTES = 512;

    private final String issuer;
    private final @Nullable String certificates;
    private final IamAwsProvider provider;

    private WorkloadIdentity(
            String issuer, @Nullable String address, Map<String, String> variables, @Nullable String certificates) {
        this.issuer = issuer;
        this.certificates = certificates;
        this.provider = new IamAwsProvider(address, http(certificates)) {
            @Override
            protected @Nullable String getProperty(String name) {
                return S3Environment.value(variables, name);
            }
        };
    }

    /**
     * Returns the identity that the environment names; absent where it names none.
     *
     * <p>The role of a virtual machine has to be asked for with {@code AWS_EC2_METADATA_DISABLED=false}: on a machine without one the
     * question would only cost time, and in a cluster the role is the node's.
     *
     * @param certificates of authorities that are trusted beside the JDK's own, in PEM; absent: none
     */
    static Optional<WorkloadIdentity> of(Map<String, String> variables, @Nullable String certificates) {
        String issuer;
        String address = null;
        if (S3Environment.value(variables, TOKEN_FILE) != null) {
            issuer = TOKEN_FILE + " and AWS_ROLE_ARN";
            address = address(variables, TOKEN_SERVICE);
        } else if (S3Environment.value(variables, CONTAINER_PATH) != null) {
            issuer = CONTAINER_PATH;
        } else if (S3Environment.value(variables, CONTAINER_ADDRESS) != null) {
            issuer = CONTAINER_ADDRESS;
        } else if ("false".equalsIgnoreCase(S3Environment.value(variables, MACHINE_DISABLED))) {
            issuer = "the role of this machine (" + MACHINE_DISABLED + "=false)";
            address = address(variables, MACHINE_ADDRESS);
        } else {
            return Optional.empty();
        }
        return Optional.of(new WorkloadIdentity(issuer, address, variables, certificates));
    }

    @Override
    public S3Credentials read() {
        try {
            Credentials issued = provider.fetch();
            return new S3Credentials(issued.accessKey(), issued.secretKey(), issued.sessionToken(), certificates);
        } catch (ProviderException refused) {
            throw new Failure(
                    passes(refused) ? FailureClass.STORE_UNAVAILABLE : FailureClass.STORE_DENIED,
                    "credentials: none were issued for " + issuer + " ("
                            + SafeText.of(words(refused), MESSAGE_BYTES)
                            + "); check the role, its trust in this workload, and the way to the service that issues them",
                    refused);
        }
    }

    @Override
    public String origin() {
        return "what the role is allowed that belongs to " + issuer;
    }

    private static OkHttpClient http(@Nullable String certificates) {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .callTimeout(CALL)
                .followRedirects(false)
                .addInterceptor(new RefusalInterceptor());
        return (certificates == null ? http : TlsTrust.into(http, certificates)).build();
    }

    /** Returns whether the same question may be answered otherwise a little later. */
    private static boolean passes(ProviderException refused) {
        return switch (refused.getCause()) {
            case S3Error answer -> answer.passes();
            case FileSystemException token -> false;
            case IOException connection -> true;
            case null, default -> false;
        };
    }

    private static String words(ProviderException refused) {
        return switch (refused.getCause()) {
            case S3Error answer -> answer.words();
            case null -> String.valueOf(refused.getMessage());
            case Throwable cause -> refused.getMessage() + ": " + cause;
        };
    }

    private static @Nullable String address(Map<String, String> variables, String name) {
        String address = S3Environment.value(variables, name);
        if (address != null && HttpUrl.parse(address) == null) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    name + ": " + address + " is no address; write https://HOST or http://HOST");
        }
        return address;
    }
}
