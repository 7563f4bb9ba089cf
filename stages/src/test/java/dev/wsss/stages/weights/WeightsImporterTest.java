package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightsImporterTest {
    private static final WeightsImporter RESNET50 = ResNet50Names.IMPORTER;
    private static final WeightsImporter RESNET38 = ResNet38Names.IMPORTER;

    static List<WeightsImporter> importers() {
        return WeightsImporter.all();
    }

    private static Checkpoint file(Collection<String> names, String... more) {
        LinkedHashMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Collection<String> some : List.of(names, Arrays.asList(more))) {
            for (String name : some) {
                tensors.put(name, Tensor.dense(ElementType.FLOAT32, new int[] {1}, ByteBuffer.allocate(4)));
            }
        }
        return new Checkpoint("some.pth", "torch", tensors, List.of());
    }

    private static List<String> known(WeightsImporter importer, String... names) {
        return List.copyOf(importer.known(file(List.of(), names)).tensors().keySet());
    }

    @ParameterizedTest
    @MethodSource("importers")
    void aWholeBackboneIsTakenAsItIs(WeightsImporter importer) {
        Checkpoint file = file(importer.backbone());
        assertThat(WeightsImporter.of(file)).isEqualTo(importer);
        assertThat(importer.whole(file, List.of()).tensors().keySet()).isEqualTo(importer.backbone());
    }

    @ParameterizedTest
    @MethodSource("importers")
    void aBackboneThatLacksTensorsIsRefusedWithTheFirstOfThem(WeightsImporter importer) {
        List<String> names = new ArrayList<>(importer.backbone());
        String first = names.remove(3);
        String last = names.removeLast();
        Checkpoint file = file(names);
        assertThatThrownBy(() -> importer.whole(file, List.of()))
                .isInstanceOf(Failure.class)
                .hasMessage("some.pth: no whole " + importer.title() + ": it lacks " + first + ", " + last);
        assertThat(importer.missing(importer.known(file), List.of())).containsExactly(first, last);
    }

    @ParameterizedTest
    @MethodSource("importers")
    void theHeadsThatAreWantedMustBeThere(WeightsImporter importer) {
        String head = "fc8.weight";
        Checkpoint file = file(importer.backbone());
        assertThatThrownBy(() -> importer.whole(file, List.of(head))).hasMessageEndingWith("it lacks " + head);
        assertThat(importer.whole(file(importer.backbone(), head), List.of(head))
                        .tensors())
                .containsKey(head);
    }

    @ParameterizedTest
    @MethodSource("importers")
    void tensorsThatNoSuchNetworkHasAreRefused(WeightsImporter importer) {
        Checkpoint file =
                file(importer.backbone(), "a.weight", "b.weight", "c.weight", "d.weight", "e.weight", "f", "g");
        assertThatThrownBy(() -> importer.known(file))
                .isInstanceOf(Failure.class)
                .hasMessage("some.pth: no " + importer.title() + ": such a network has no a.weight, b.weight, c.weight,"
                        + " d.weight, e.weight and 2 more");
    }

    @Test
    void aDeeperResNetIsNoResNet50() {
        List<String> names = new ArrayList<>();
        RESNET50.backbone().forEach(name -> names.add(name.substring("resnet50.".length())));
        names.add("layer3.22.conv1.weight");
        assertThat(WeightsImporter.of(file(names))).isEqualTo(RESNET50);
        assertThatThrownBy(() -> RESNET50.known(file(names))).hasMessageContaining("layer3.22.conv1.weight");
    }

    @Test
    void namesOfTorchvisionAndOfDataParallelBecomeOurs() {
        assertThat(known(
                        RESNET50, "module.conv1.weight", "bn1.bias", "fc.weight", "fc.bias", "bn1.num_batches_tracked"))
                .containsExactly("resnet50.conv1.weight", "resnet50.bn1.bias");
        assertThat(known(RESNET38, "module.conv1a.weight", "module.bn7.bias", "module.bn7.num_batches_tracked"))
                .containsExactly("conv1a.weight", "bn7.bias");
    }

    @Test
    void theImageNetClassifierOfAnEfficientNetIsLeftOut() {
        WeightsImporter lite0 = EfficientNetNames.IMPORTER;
        assertThat(known(lite0, "module._conv_stem.weight", "_bn1.bias", "_bn1.num_batches_tracked", "_fc.weight"))
                .containsExactly("_conv_stem.weight", "_bn1.bias");
    }

    @Test
    void headsAreKept() {
        assertThat(known(RESNET50, "classifier.weight", "fc_edge6.bias", "fc_dp7.3.weight", "fc_dp7.4.running_mean"))
                .containsExactly("classifier.weight", "fc_edge6.bias", "fc_dp7.3.weight");
        assertThat(known(RESNET38, "fc8.weight", "f8_3.weight", "f8_4.weight", "f8_5.weight", "f9.weight"))
                .hasSize(5);
    }

    @Test
    void aliasesAndIndexTablesOfAnIrnCheckpointAreLeftOut() {
        Checkpoint known = RESNET50.known(file(
                RESNET50.backbone(),
                "stage1.0.weight",
                "stage5.0.1.bn2.weight",
                "backbone.1.0.0.conv1.weight",
                "newly_added.0.weight",
                "edge_layers.0.0.weight",
                "dp_layers.0.0.weight",
                "path_indices19",
                "disp_target"));
        assertThat(known.tensors().keySet()).isEqualTo(RESNET50.backbone());
        assertThat(known.dropped()).hasSize(8);
    }

    @Test
    void aTensorUnderTwoNamesIsTakenOnce() {
        assertThat(known(RESNET50, "conv1.weight", "module.conv1.weight", "resnet50.conv1.weight"))
                .containsExactly("resnet50.conv1.weight");
    }

    @Test
    void aFileOfAnotherNetworkIsRefusedWithTheNetworksThatThereAre() {
        assertThatThrownBy(() -> WeightsImporter.of(file(List.of("features.0.weight", "classifier.6.bias"))))
                .isInstanceOf(Failure.class)
                .hasMessage("some.pth: its tensors are of none of ResNet-50, ResNet-38, EfficientNet-Lite0; wsss"
                        + " weights inspect lists what is in it");
    }
}
