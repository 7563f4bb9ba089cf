package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in files, as a Kubernetes Secret is mounted: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, and if need be
 * AWS_SESSION_TOKEN and ca.crt.
 *
 * @param folder with the files; a mounted Secret changes under the reader's feet when it is rotated
 */
public record FolderCredentials(Path folder) implements CredentialSource {
    @Override
    public S3Credentials read() {
        return S3Credentials.of(folder + "/", this::entry);
    }

    @Override
    public String origin() {
        return "store.credentialsSecret, here the files in " + folder;
    }

    private @Nullable String entry(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.readString(file);
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    "store.credentialsSecret: " + file + " cannot be read (" + unreadable
                            + "); check its owner and mode",
                    unreadable);
        }
    }
}
