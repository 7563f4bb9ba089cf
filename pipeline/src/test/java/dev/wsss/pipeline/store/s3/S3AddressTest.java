package dev.wsss.pipeline.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Addressing;
import io.minio.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the address of an object at each kind of server. */
class S3AddressTest {
    @ParameterizedTest(name = "{0}, region {1}, {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "http://minio:9000,               -,         AUTO,    http://minio:9000/wsss/runs/a%20b",
                "http://minio:9000,               -,         VIRTUAL, http://wsss.minio:9000/runs/a%20b",
                "https://s3.example.org/,         eu-west-1, PATH,    https://s3.example.org/wsss/runs/a%20b",
                "-,                               -,         AUTO,    https://wsss.s3.us-east-1.amazonaws.com/runs/a%20b",
                "-,                               eu-west-1, AUTO,    https://wsss.s3.eu-west-1.amazonaws.com/runs/a%20b",
                "-,                               eu-west-1, PATH,    https://s3.eu-west-1.amazonaws.com/wsss/runs/a%20b",
                "https://s3.eu-west-1.amazonaws.com, -,      AUTO,    https://wsss.s3.eu-west-1.amazonaws.com/runs/a%20b",
            })
    void theBucketStandsWhereTheAddressingSays(String endpoint, String region, Addressing addressing, String url)
            throws Exception {
        S3Address address = new S3Address(endpoint, region, addressing, "wsss", "/runs/", "store.bucket");
        Http.BaseUrl base = address.base();
        assertThat(base.buildUrl(Http.Method.GET, "wsss", address.inBucket("a b"), base.region(), null))
                .hasToString(url);
        assertThat(address).hasToString("s3://wsss/runs");
    }

    @Test
    void keysOfTheStoreAreThoseBelowItsPrefix() {
        S3Address below = new S3Address(null, null, Addressing.AUTO, "wsss", "runs/here", "store.bucket");
        assertThat(below.inBucket("a/b")).isEqualTo("runs/here/a/b");
        assertThat(below.inStore("runs/here/a/b")).isEqualTo("a/b");
        S3Address whole = new S3Address(null, null, Addressing.AUTO, "wsss", "", "store.bucket");
        assertThat(whole.inBucket("a/b")).isEqualTo("a/b");
        assertThat(whole.inStore("a/b")).isEqualTo("a/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minio:9000", "http://minio:9000/path", "ftp://minio", "http://"})
    void anEndpointThatIsNoneIsRefusedWithItsField(String endpoint) {
        S3Address address = new S3Address(endpoint, null, Addressing.AUTO, "wsss", "", "store.bucket");
        assertThatThrownBy(address::base)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_CONFIG))
                .hasMessageContaining("store.endpoint")
                .hasMessageContaining(endpoint);
    }

    @Test
    void aBucketThatIsNoneIsRefusedWithItsField() {
        assertThatThrownBy(() -> new S3Address(null, null, Addressing.AUTO, "W", "", "dataset.location"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("dataset.location: 'W' is no bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "a/../b", ".hidden"})
    void aPrefixThatNoKeyMayBeginWithIsRefused(String prefix) {
        assertThatThrownBy(() -> new S3Address(null, null, Addressing.AUTO, "wsss", prefix, "store.bucket"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'" + prefix + "'");
    }
}
