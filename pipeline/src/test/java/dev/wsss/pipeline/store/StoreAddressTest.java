package dev.wsss.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of locations as people write them. */
class StoreAddressTest {
    private static final Path MANIFESTS = Path.of("/home/me/manifests");

    @Test
    void aRelativeDirectoryStartsInTheFolderOfTheManifest() {
        assertThat(StoreAddress.parse("../store", MANIFESTS))
                .isEqualTo(new StoreAddress.Directory(Path.of("/home/me/store")));
        assertThat(StoreAddress.parse("/data/store", MANIFESTS))
                .isEqualTo(new StoreAddress.Directory(Path.of("/data/store")));
        assertThat(StoreAddress.parse("file:///data/store"))
                .isEqualTo(new StoreAddress.Directory(Path.of("/data/store")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/my dir/übersicht", "file:///my dir/übersicht", "file:///my%20dir/%C3%BCbersicht"})
    void aFileAddressMayHaveBlanksAndLetters(String text) {
        assertThat(StoreAddress.parse(text)).isEqualTo(new StoreAddress.Directory(Path.of("/my dir/übersicht")));
    }

    @Test
    void anS3LocationHasBucketAndPrefix() {
        assertThat(StoreAddress.parse("s3://wsss/some/runs/")).isEqualTo(new StoreAddress.Bucket("wsss", "some/runs"));
        assertThat(StoreAddress.parse("s3://wsss")).isEqualTo(new StoreAddress.Bucket("wsss", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ftp://host/x", "s3://", "https://host/bucket", "file:foo", "file:///%zz"})
    void anythingElseIsRefusedWithTheTextInTheMessage(String text) {
        assertThatThrownBy(() -> StoreAddress.parse(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'" + text + "'");
    }
}
