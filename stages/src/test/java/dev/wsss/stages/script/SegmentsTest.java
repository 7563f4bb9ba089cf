package dev.wsss.stages.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.net.AffinityNetwork;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.SeamNetwork;
import dev.wsss.stages.walk.PairOffsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of parts of a network whose gradients are used one after the other. */
class SegmentsTest {
    static Stream<Network> wide() {
        return Stream.of(
                CamNetwork.affinityNet(20).training(),
                AffinityNetwork.published().training(PairOffsets.plain(5)),
                SeamNetwork.published(20).training());
    }

    @Test
    void aNetworkOfFewParametersIsOne() {
        assertThat(new Segments(CamNetwork.published(20).training()).all()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("wide")
    void aWideNetworkHasSeveralThatShareItsParameters(Network network) {
        List<Segments.Segment> segments = new Segments(network).all();

        assertThat(segments).hasSizeGreaterThanOrEqualTo(4);
        assertThat(segments.stream().flatMap(segment -> segment.parameters().stream()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(network.parameters().stream()
                        .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                        .map(Parameter::name)
                        .toList());
        assertThat(segments.getLast().cut()).isEmpty();
        for (Segments.Segment segment : segments.subList(0, segments.size() - 1)) {
            assertThat(segment.cut()).isNotEmpty();
        }
    }
}
