package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of S3 that a process has before it reads a manifest.
 *
 * @param endpoint of servers for which the manifest names none; absent: Amazon's
 * @param region where the manifest names none; absent: us-east-1
 * @param credentials for every bucket
 */
public record S3Environment(
        @Nullable String endpoint, @Nullable String region, CredentialSource credentials) {
    /**
     * Reads the variables that S3 clients agree on: AWS_ENDPOINT_URL, AWS_REGION, and either WSSS_CREDENTIALS, a folder of
     * files, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or the identity that a cloud gives to a workload
     * ({@link WorkloadIdentity}); AWS_CA_BUNDLE with the latter two.
     */
    public static S3Environment of(Map<String, String> variables) {
        String folder = value(variables, AwsNames.FOLDER);
        return new S3Environment(
                value(variables, AwsNames.ENDPOINT),
                value(variables, AwsNames.REGION),
                folder == null ? new Surroundings(variables) : new FolderCredentials(Path.of(folder)));
    }

    /** Credentials of the environment: lasting keys in it, else the identity of the workload, which is asked for once. */
    private static final class Surroundings implements CredentialSource {
        private final Map<String, String> variables;
        private @Nullable WorkloadIdentity identity;

        Surroundings(Map<String, String> variables) {
            this.variables = variables;
        }

        @Override
        public synchronized S3Credentials read() {
            String access = value(variables, AwsNames.ACCESS_KEY);
            String secret = value(variables, AwsNames.SECRET_KEY);
            String certificates = bundle(value(variables, AwsNames.CA_BUNDLE));
            if (access != null && secret != null) {
                return new S3Credentials(access, secret, value(variables, AwsNames.SESSION_TOKEN), certificates);
            }
            if (identity == null) {
                identity = WorkloadIdentity.of(variables, certificates).orElseThrow(Surroundings::none);
            }
            return identity.read();
        }

        @Override
        public synchronized String origin() {
            return identity == null ? "the credentials" : identity.origin();
        }

        private static Failure none() {
            return new Failure(
                    FailureClass.STORE_DENIED,
                    "credentials: there are none for S3; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                            + "WSSS_CREDENTIALS to a folder with files of these names, or let the cloud give an identity to this "
                            + "process");
        }
    }

    private static @Nullable String bundle(@Nullable String file) {
        try {
            return file == null ? null : Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    "AWS_CA_BUNDLE: " + file + " cannot be read (" + unreadable + "); name a file of PEM certificates",
                    unreadable);
        }
    }

    /** Returns a variable without blanks around it; absent where it is blank or not set. */
    static @Nullable String value(Map<String, String> variables, String name) {
        String value = variables.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
