package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                .hasMessage("some.pth: no whole " + importer.title() + ": it lacks " + first + ", " + last
                        + "; name a file that holds all tensors of the network");
        assertThat(importer.missing(importer.known(file), List.of())).containsExactly(first, last);
    }

    @ParameterizedTest
    @MethodSource("importers")
    void theHeadsThatAreWantedMustBeThere(WeightsImporter importer) {
        String head = "fc8.weight";
        Checkpoint file = file(importer.backbone());
        assertThatThrownBy(() -> importer.whole(file, List.of(head))).hasMessageContaining("it lacks " + head);
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
                        + " d.weight, e.weight and 2 more; save the state_dict of the network alone, or name weights of "
                        + importer.title());
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
    void namesOfTorchvisionBecomeOurs() {
        assertThat(known(RESNET50, "conv1.weight", "bn1.bias", "fc.weight", "fc.bias", "bn1.num_batches_tracked"))
                .containsExactly("resnet50.conv1.weight", "resnet50.bn1.bias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "backbone.", "model.", "_orig_mod.", "_orig_mod.module.", "model.backbone."})
    void aPrefixOfAllTensorsIsStrippedAndSaid(String prefix) {
        for (WeightsImporter importer : importers()) {
            List<String> names =
                    importer.backbone().stream().map(prefix::concat).toList();
            String imageNet = prefix + (importer.equals(EfficientNetNames.IMPORTER) ? "_fc.weight" : "fc.weight");
            Checkpoint file = file(names, imageNet);
            assertThat(WeightsImporter.of(file)).isEqualTo(importer);
            Checkpoint whole = importer.whole(file, List.of());
            assertThat(whole.tensors().keySet()).isEqualTo(importer.backbone());
            assertThat(importer.understood(file, whole))
                    .isEqualTo("some.pth: " + names.size() + " tensors of " + importer.title() + " used, without "
                            + prefix + " at the beginning of their names; left out: " + imageNet);
        }
    }

    @Test
    void twoNetworksInOneFileAreRefused() {
        List<String> both = new ArrayList<>();
        RESNET50.backbone().forEach(name -> both.addAll(List.of("module." + name, "model." + name)));
        assertThatThrownBy(() -> RESNET50.known(file(both)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("begin with module. or with model.");
    }

    @Test
    void exactNamesWinOverPrefixesWhichAreSurplusThen() {
        assertThat(known(RESNET50, "resnet50.conv1.weight", "backbone.conv1.weight"))
                .as("an alias of IRN's files")
                .containsExactly("resnet50.conv1.weight");
        assertThatThrownBy(() -> known(RESNET50, "conv1.weight", "module.conv1.weight"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("such a network has no module.conv1.weight");
    }

    @Test
    void aTensorUnderTwoNamesIsRefused() {
        assertThatThrownBy(() -> known(RESNET50, "conv1.weight", "resnet50.conv1.weight"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("it holds resnet50.conv1.weight twice, as conv1.weight and as");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void numbersThatAreNoneAreRefusedWithTheirTensor(float odd) {
        LinkedHashMap<String, Tensor> tensors =
                new LinkedHashMap<>(file(RESNET50.backbone()).tensors());
        ByteBuffer values = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(odd);
        tensors.put("resnet50.bn1.bias", Tensor.dense(ElementType.FLOAT32, new int[] {2}, values.flip()));
        assertThatThrownBy(() -> RESNET50.whole(new Checkpoint("some.pth", "torch", tensors, List.of()), List.of()))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("some.pth: 1 of 2 numbers of resnet50.bn1.bias are NaN or infinite");
    }

    @Test
    void theImageNetClassifierOfAnEfficientNetIsLeftOut() {
        WeightsImporter lite0 = EfficientNetNames.IMPORTER;
        assertThat(known(lite0, "_conv_stem.weight", "_bn1.bias", "_bn1.num_batches_tracked", "_fc.weight"))
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
    void aFileOfAnotherNetworkIsRefusedWithTheNetworksThatThereAre() {
        assertThatThrownBy(() -> WeightsImporter.of(file(List.of("features.0.weight", "classifier.6.bias"))))
                .isInstanceOf(Failure.class)
                .hasMessage("some.pth: its tensors are of none of ResNet-50, ResNet-38, EfficientNet-Lite0; wsss"
                        + " weights inspect lists what is in it");
    }
}
