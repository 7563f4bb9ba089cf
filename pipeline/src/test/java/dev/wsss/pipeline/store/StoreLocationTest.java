package dev.wsss.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations as people write them. */
class StoreLocationTest {
    private static final Path MANIFESTS = Path.of("/home/me/manifests");

    @Test
    void aRelativeDirectoryStartsInTheFolderOfTheManifest() {
        assertThat(StoreLocation.parse("../store", MANIFESTS))
                .isEqualTo(new StoreLocation.Directory(Path.of("/home/me/store")));
        assertThat(StoreLocation.parse("/data/store", MANIFESTS))
                .isEqualTo(new StoreLocation.Directory(Path.of("/data/store")));
        assertThat(StoreLocation.parse("file:///data/store"))
                .isEqualTo(new StoreLocation.Directory(Path.of("/data/store")));
    }

    @Test
    void anS3LocationHasBucketAndPrefixAndNeedsTheS3Store() {
        StoreLocation location = StoreLocation.parse("s3://wsss/some/runs/");
        assertThat(location).isEqualTo(new StoreLocation.Bucket("wsss", "some/runs"));
        assertThat(StoreLocation.parse("s3://wsss")).isEqualTo(new StoreLocation.Bucket("wsss", ""));
        assertThatThrownBy(location::open)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("s3://wsss/some/runs needs the S3 store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ftp://host/x", "s3://", "https://host/bucket"})
    void anythingElseIsRefusedWithTheTextInTheMessage(String text) {
        assertThatThrownBy(() -> StoreLocation.parse(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'" + text + "'");
    }
}
